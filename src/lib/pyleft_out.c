/* lib/pyleft_out: the names, and what is said of them. */
#include "lib/pyleft_out.h"

#include <string.h>

/* The module, then its names that are missing here; each between blanks. */
static const char *const names[] = {
    "math sumprod ulp ",
    "time asctime clock_getres clock_gettime ctime get_clock_info gmtime localtime mktime "
    "monotonic_ns process_time_ns strftime strptime struct_time thread_time timezone tzname ",
    "random Random SystemRandom betavariate binomialvariate expovariate gammavariate getstate "
    "lognormvariate paretovariate randbytes setstate triangular vonmisesvariate weibullvariate ",
    "sys api_version byteorder call_tracing copyright displayhook exc_info executable float_info "
    "flags getdefaultencoding getrecursionlimit getrefcount getsizeof gettrace hash_info "
    "implementation int_info intern last_traceback meta_path modules path_hooks prefix ps1 ps2 "
    "setrecursionlimit settrace stdin thread_info unraisablehook winver ",
    "os abort access chdir chmod close cpu_times curdir environb execv fork get_terminal_size "
    "getpid kill linesep listdir makedirs mkdir name open path popen putenv remove removedirs "
    "rename replace rmdir scandir stat system times umask uname unlink urandom walk ",
    "os.path abspath commonpath commonprefix expanduser expandvars getmtime getsize isabs isdir "
    "isfile islink normpath realpath relpath samefile split splitext ",
    "itertools batched combinations_with_replacement compress filterfalse groupby tee ",
    "functools cache cached_property cmp_to_key lru_cache partialmethod singledispatch "
    "total_ordering update_wrapper wraps ",
    "collections ChainMap UserDict UserList UserString abc deque namedtuple ",
    "warnings WarningMessage catch_warnings formatwarning resetwarnings showwarning warn_explicit ",
    NULL};

static bool has_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = words; (at = strstr(at, word)); at++)
        if (at > words && at[-1] == ' ' && at[length] == ' ') return true;
    return false;
}

bool python_left_out(Interp *in, const char *module, const char *name) {
    size_t length = strlen(module);
    for (const char *const *row = names; *row; row++) {
        bool is_module = strncmp(*row, module, length) == 0 && (*row)[length] == ' ';
        if (!is_module || !has_word(*row + length, name)) continue;
        interp_raise(in, ERROR_ATTRIBUTE, "%s.%s exists in Python, but the lab leaves it out",
                     module, name);
        return true;
    }
    return false;
}
