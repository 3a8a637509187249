#pragma once
#include <stddef.h>

/// Memory that a library takes piece by piece and gives back as a whole. Each thread has its own.
///
/// Where there is none left the process ends, as in libcmark's own functions.

/// `count * size` bytes, all zero.
void *notes_arena_calloc(size_t count, size_t size);

/// At least `size` bytes that begin with those of `memory`, which may be null.
void *notes_arena_realloc(void *memory, size_t size);

/// Does nothing: memory is given back by `notes_arena_reset` alone.
void notes_arena_free(void *memory);

/// Gives back all memory that this thread has taken.
void notes_arena_reset(void);

/// The steps that this thread has counted.
extern _Thread_local ptrdiff_t notes_steps;

static inline void notes_steps_add(ptrdiff_t steps) { notes_steps += steps; }

static inline ptrdiff_t notes_steps_total(void) { return notes_steps; }
