#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { alignment = 16, first_size = 256 * 1024, largest_kept = 4 * 1024 * 1024 };

struct block {
  struct block *previous;
  size_t used;
  size_t size;
  _Alignas(16) unsigned char bytes[];
};

/// Stands before each piece; as long as the alignment.
struct head {
  size_t size;
  size_t unused;
};

static _Thread_local struct block *current;

static size_t aligned(size_t size) {
  if (size > SIZE_MAX / 2) abort();
  return (size + alignment - 1) / alignment * alignment;
}

static struct block *new_block(size_t wanted) {
  size_t size = current ? current->size * 2 : first_size;
  if (size < wanted) size = wanted;
  struct block *block = malloc(sizeof *block + size);
  if (!block) abort();
  block->previous = current;
  block->used = 0;
  block->size = size;
  return block;
}

static void *take(size_t size) {
  size_t whole = sizeof(struct head) + aligned(size);
  if (!current || current->size - current->used < whole) current = new_block(whole);
  struct head *head = (struct head *)(current->bytes + current->used);
  head->size = aligned(size);
  current->used += whole;
  return head + 1;
}

void *notes_arena_calloc(size_t count, size_t size) {
  if (size && count > SIZE_MAX / size) abort();
  return memset(take(count * size), 0, count * size);
}

void *notes_arena_realloc(void *memory, size_t size) {
  if (!memory) return take(size);
  struct head *head = (struct head *)memory - 1;
  if (size <= head->size) return memory;
  size_t more = aligned(size) - head->size;
  // What was taken last can grow where it is.
  if ((unsigned char *)memory + head->size == current->bytes + current->used &&
      current->size - current->used >= more) {
    head->size += more;
    current->used += more;
    return memory;
  }
  return memcpy(take(size), memory, head->size);
}

void notes_arena_free(void *memory) { (void)memory; }

void notes_arena_reset(void) {
  while (current && (current->previous || current->size > largest_kept)) {
    struct block *previous = current->previous;
    free(current);
    current = previous;
  }
  if (current) current->used = 0;
}

_Thread_local ptrdiff_t notes_steps;
