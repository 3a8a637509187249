#ifndef NOTES_SWAP_H
#define NOTES_SWAP_H

/// Exchanges what two paths name, in one step: no moment without either.
/// Returns 0, or -1 with `errno`; `EINVAL` where the file system cannot.
int notes_swap(const char *first, const char *second);

#endif
