// What Embedded Swift expects of its surroundings, where there is no C library: memory, output, randomness,
// and the product of 128-bit integers. Of the host, three functions of WASI (preview 1) are wanted.
#include <stddef.h>
#include <stdint.h>

#define WASI(name) __attribute__((import_module("wasi_snapshot_preview1"), import_name(#name)))

typedef struct {
  const void *bytes;
  size_t count;
} Piece;

WASI(fd_write) int fd_write(int file, const Piece *pieces, size_t pieceCount, size_t *written);
WASI(proc_exit) _Noreturn void proc_exit(int code);
WASI(random_get) int random_get(void *bytes, size_t count);

int compareKnownAnswers(void);
static void flush(void);

void _start(void) {
  int code = compareKnownAnswers();
  flush();
  proc_exit(code);
}

// Bulk memory instructions, which is what these compile to, need no loops.

void *memset(void *to, int byte, size_t count) { return __builtin_memset(to, byte, count); }

void *memcpy(void *restrict to, const void *restrict from, size_t count) {
  return __builtin_memcpy(to, from, count);
}

void *memmove(void *to, const void *from, size_t count) { return __builtin_memmove(to, from, count); }

int memcmp(const void *a, const void *b, size_t count) {
  const unsigned char *x = a, *y = b;
  for (size_t i = 0; i < count; i++) {
    if (x[i] != y[i]) return x[i] < y[i] ? -1 : 1;
  }
  return 0;
}

// An allocator of blocks whose sizes are powers of two, with one list of free blocks for each size. What is
// freed serves the next block of its size, so a loop that allocates does not grow the memory.

enum { granule = 16, pageSize = 65536, outOfMemory = 12 };

// Stands right before what the program gets.
typedef struct {
  void *block;
  unsigned exponent;
} Header;

typedef struct FreeBlock {
  struct FreeBlock *next;
} FreeBlock;

extern unsigned char __heap_base;
static FreeBlock *freeBlocks[32];
static uintptr_t unused, end;

static void *block(unsigned exponent) {
  FreeBlock *free = freeBlocks[exponent];
  if (free) {
    freeBlocks[exponent] = free->next;
    return free;
  }
  if (!unused) {
    unused = ((uintptr_t)&__heap_base + granule - 1) / granule * granule;
    end = __builtin_wasm_memory_size(0) * pageSize;
  }
  size_t size = (size_t)1 << exponent;
  if (end - unused < size) {
    size_t pages = (size - (end - unused) + pageSize - 1) / pageSize;
    if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return NULL;
    end += pages * pageSize;
  }
  void *fresh = (void *)unused;
  unused += size;
  return fresh;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  size_t before = alignment > granule ? alignment : granule;
  if (size > (size_t)1 << 30 || before > (size_t)1 << 20) return outOfMemory;
  unsigned exponent = 5;
  while ((size_t)1 << exponent < before + size) exponent++;
  void *start = block(exponent);
  if (!start) return outOfMemory;
  // Blocks start at multiples of the granule, so there is room for the header before the first aligned place.
  uintptr_t place = ((uintptr_t)start + before) / before * before;
  ((Header *)place)[-1] = (Header){start, exponent};
  *result = (void *)place;
  return 0;
}

void free(void *pointer) {
  if (!pointer) return;
  Header header = ((Header *)pointer)[-1];
  FreeBlock *block = header.block;
  block->next = freeBlocks[header.exponent];
  freeBlocks[header.exponent] = block;
}

// A line is written when it is complete: a call into the host for each letter would be slow.

static char line[1024];
static size_t lineLength;

static void flush(void) {
  Piece rest = {line, lineLength};
  while (rest.count > 0) {
    size_t written = 0;
    if (fd_write(1, &rest, 1, &written) != 0) __builtin_trap();
    rest.bytes = (const char *)rest.bytes + written;
    rest.count -= written;
  }
  lineLength = 0;
}

int putchar(int letter) {
  line[lineLength++] = (char)letter;
  if (letter == '\n' || lineLength == sizeof line) flush();
  return letter;
}

void arc4random_buf(void *bytes, size_t count) {
  if (random_get(bytes, count) != 0) __builtin_trap();
}

// (a1·2⁶⁴ + a0)·(b1·2⁶⁴ + b0) = (a1·b0 + a0·b1)·2⁶⁴ + a0·b0 mod 2¹²⁸, and a0·b0 from halves of 32 bits.
__int128 __multi3(__int128 a, __int128 b) {
  uint64_t a0 = (uint64_t)a, b0 = (uint64_t)b;
  uint64_t al = (uint32_t)a0, ah = a0 >> 32, bl = (uint32_t)b0, bh = b0 >> 32;
  uint64_t low = al * bl, middle = ah * bl + (low >> 32), middle2 = al * bh + (uint32_t)middle;
  uint64_t high = ah * bh + (middle >> 32) + (middle2 >> 32);
  high += (uint64_t)((unsigned __int128)a >> 64) * b0 + a0 * (uint64_t)((unsigned __int128)b >> 64);
  return (__int128)((unsigned __int128)high << 64 | middle2 << 32 | (uint32_t)low);
}
