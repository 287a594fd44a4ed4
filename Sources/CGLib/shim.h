#pragma once
#include <glib.h>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

/* renameat2(2) with RENAME_EXCHANGE: what lies at two paths changes places in one step. Swift sees neither the call, which
   the C library declares for GNU programs only, nor the variadic syscall. */
static inline int imprenta_exchange(const char *one, const char *other) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, one, AT_FDCWD, other, 1u << 1);
}
