/* lib/pysys: sys, os, os.path, warnings: the little of them that a script on Conv1d asks. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "eval/dict.h"
#include "eval/objects.h"
#include "eval/rows.h"
#include "eval/sequence.h"
#include "eval/text.h"
#include "lib/builtins.h"
#include "lib/pyleft_out.h"
#include "lib/pymodules.h"

/* -- sys.stdout and sys.stderr ---------------------------------------------------------------- */

typedef struct Stream {
    Object head;
    bool is_error;
} Stream;

static bool stream_write(Interp *in, const Value *args, Value *out) {
    const char *text = NULL;
    if (!arg_text(in, args[1], "s", &text)) return false;
    if (((Stream *)(void *)args[0].as.object)->is_error)
        interp_note(in, text);
    else
        interp_write(in, text, strlen(text));
    *out = value_int((int64_t)utf8_length(text));
    return true;
}

static bool stream_flush(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_none();
    return true;
}

static const Native stream_members[] = {ROW("write", "self, s, /", stream_write, "Write a text."),
                                        ROW("flush", "self, /", stream_flush, "Nothing waits."),
                                        {0}};

static const Type type_stream = {.head = TYPE_HEAD,
                                 .name = "TextIOWrapper",
                                 .module = "_io",
                                 .doc = "Where text is written to.",
                                 .members = stream_members};

static bool new_stream(Interp *in, bool is_error, Value *out) {
    Stream *stream = new_object(in, &type_stream, sizeof *stream);
    stream->is_error = is_error;
    *out = value_object(stream);
    return true;
}

static bool sys_stdout(Interp *in, const Value *args, Value *out) {
    (void)args;
    return new_stream(in, false, out);
}

static bool sys_stderr(Interp *in, const Value *args, Value *out) {
    (void)args;
    return new_stream(in, true, out);
}

/* -- sys -------------------------------------------------------------------------------------- */

static bool sys_version(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "3.11.2 (as stepconv speaks it)");
    return true;
}

/* ---- sys.version_info: a tuple with names */

static const char *const version_parts[] = {"major", "minor", "micro", "releaselevel", "serial"};

static bool version_repr(Interp *in, Value self, Str *out) {
    str_add(out, "sys.version_info(");
    for (int i = 0; i < 5; i++) {
        str_addf(out, i ? ", %s=" : "%s=", version_parts[i]);
        if (!value_repr(in, AS_LIST(self)->items[i], out)) return false;
    }
    str_add_char(out, ')');
    return true;
}

#define PART(name, i)                                                                              \
    static bool version_##name(Interp *in, const Value *args, Value *out) {                        \
        (void)in;                                                                                  \
        *out = AS_LIST(args[0])->items[i];                                                         \
        return true;                                                                               \
    }
PART(major, 0)
PART(minor, 1)
PART(micro, 2)
PART(releaselevel, 3)
PART(serial, 4)

static const Native version_members[] = {
    ROW_PROPERTY("major", version_major, "3"),
    ROW_PROPERTY("minor", version_minor, "11"),
    ROW_PROPERTY("micro", version_micro, "2"),
    ROW_PROPERTY("releaselevel", version_releaselevel, "final"),
    ROW_PROPERTY("serial", version_serial, "0"),
    {0}};

static const Type type_version_info = {.head = TYPE_HEAD,
                                       .name = "version_info",
                                       .module = "sys",
                                       .doc = "The version of Python, by its parts.",
                                       .base = &type_tuple,
                                       .members = version_members,
                                       .repr = version_repr};

static bool sys_version_info(Interp *in, const Value *args, Value *out) {
    (void)args;
    Value parts[5] = {value_int(3), value_int(11), value_int(2), new_str(in, "final"),
                      value_int(0)};
    *out = new_tuple(in, parts, 5);
    out->as.object->type = &type_version_info;
    return true;
}

static bool sys_platform(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "linux");
    return true;
}

static bool sys_maxsize(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_int(INT64_MAX);
    return true;
}

static bool sys_argv(Interp *in, const Value *args, Value *out) {
    (void)args;
    Value name = new_str(in, in->running_name ? in->running_name : "");
    *out = new_list(in, &name, 1);
    return true;
}

static bool sys_path(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_list(in, NULL, 0);
    return true;
}

static const Native sys_members[] = {
    ROW("exit", "status=None, /", builtin_exit, "Leave."),
    ROW_CONSTANT("argv", sys_argv, "The name of the script."),
    ROW_CONSTANT("maxsize", sys_maxsize, "2**63 - 1"),
    ROW_CONSTANT("path", sys_path, "Empty: nothing is imported from files."),
    ROW_CONSTANT("platform", sys_platform, "'linux'"),
    ROW_CONSTANT("stderr", sys_stderr, "print(..., file=sys.stderr)"),
    ROW_CONSTANT("stdout", sys_stdout, "Where print writes."),
    ROW_CONSTANT("version", sys_version, "Of Python."),
    ROW_CONSTANT("version_info", sys_version_info, "(3, 11, 2, 'final', 0)"),
    {0}};

const ModuleSpec module_sys = {.name = "sys", .members = sys_members, .missing = python_left_out};

/* -- os --------------------------------------------------------------------------------------- */

static bool os_getcwd(Interp *in, const Value *args, Value *out) {
    (void)args;
    char path[PATH_MAX];
    *out = new_str(in, getcwd(path, sizeof path) ? path : ".");
    return true;
}

static bool os_getenv(Interp *in, const Value *args, Value *out) {
    const char *name = NULL;
    if (!arg_text(in, args[0], "key", &name)) return false;
    const char *text = getenv(name);
    *out = text ? new_str(in, text) : args[1];
    return true;
}

/* What is set here stays here. */
static bool os_environ(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_dict(in);
    return true;
}

static bool os_cpu_count(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_int(sysconf(_SC_NPROCESSORS_ONLN));
    return true;
}

static bool os_sep(Interp *in, const Value *args, Value *out) {
    (void)args;
    *out = new_str(in, "/");
    return true;
}

static bool os_path(Interp *in, const Value *args, Value *out) {
    (void)args;
    return interp_import(in, "os.path", out);
}

static const Native os_members[] = {
    ROW("cpu_count", "", os_cpu_count, "How many processors there are."),
    ROW_CONSTANT("environ", os_environ, "Variables that the script sets for itself."),
    ROW("getcwd", "", os_getcwd, "The folder that we are in."),
    ROW("getenv", "key, default=None", os_getenv, "A variable of the environment."),
    ROW_CONSTANT("path", os_path, "Names of files, cut up and joined."),
    ROW_CONSTANT("sep", os_sep, "'/'"),
    {0}};

const ModuleSpec module_os = {.name = "os", .members = os_members, .missing = python_left_out};

static bool path_join(Interp *in, const Value *args, Value *out) {
    Str path;
    str_init(&path);
    bool fine = true;
    for (int64_t i = 0; i < AS_LIST(args[0])->count && fine; i++) {
        const char *part = NULL;
        fine = arg_text(in, AS_LIST(args[0])->items[i], "path", &part);
        if (!fine) break;
        if (part[0] == '/') str_clear(&path);
        if (path.length && path.text[path.length - 1] != '/') str_add_char(&path, '/');
        str_add(&path, part);
    }
    *out = new_str_take(in, &path);
    return fine;
}

static bool path_exists(Interp *in, const Value *args, Value *out) {
    const char *path = NULL;
    if (!arg_text(in, args[0], "path", &path)) return false;
    *out = value_bool(access(path, F_OK) == 0);
    return true;
}

static bool path_basename(Interp *in, const Value *args, Value *out) {
    const char *path = NULL;
    if (!arg_text(in, args[0], "p", &path)) return false;
    const char *slash = strrchr(path, '/');
    *out = new_str(in, slash ? slash + 1 : path);
    return true;
}

static bool path_dirname(Interp *in, const Value *args, Value *out) {
    const char *path = NULL;
    if (!arg_text(in, args[0], "p", &path)) return false;
    const char *slash = strrchr(path, '/');
    size_t length = !slash ? 0 : slash == path ? 1 : (size_t)(slash - path);
    *out = new_str_n(in, path, length);
    return true;
}

static const Native path_members[] = {
    ROW("join", "*paths", path_join, "The parts with / between them."),
    ROW("exists", "path, /", path_exists, "Is there such a file?"),
    ROW("basename", "p, /", path_basename, "What stands after the last /."),
    ROW("dirname", "p, /", path_dirname, "What stands before the last /."),
    {0}};

const ModuleSpec module_os_path = {
    .name = "os.path", .members = path_members, .missing = python_left_out};

/* -- warnings --------------------------------------------------------------------------------- */

static bool warnings_nothing(Interp *in, const Value *args, Value *out) {
    (void)in;
    (void)args;
    *out = value_none();
    return true;
}

static bool warnings_warn(Interp *in, const Value *args, Value *out) {
    Str text;
    str_init(&text);
    str_add(&text, value_is_class(args[1]) ? AS_TYPE(args[1])->name : "UserWarning");
    str_add(&text, ": ");
    bool fine = value_str(in, args[0], &text);
    if (fine) interp_note(in, text.text);
    str_release(&text);
    *out = value_none();
    return fine;
}

static const Native warnings_members[] = {
    ROW("filterwarnings", "*args, **kwargs", warnings_nothing, "Accepted; nothing to filter."),
    ROW("simplefilter", "*args, **kwargs", warnings_nothing, "Accepted; nothing to filter."),
    ROW("warn", "message, category=None, *args, **kwargs", warnings_warn, "Say it on stderr."),
    {0}};

const ModuleSpec module_warnings = {
    .name = "warnings", .members = warnings_members, .missing = python_left_out};

/* -- typing and __future__: what annotations use is accepted, and means nothing ---------------- */

static const Native nothing[] = {{0}};

const ModuleSpec module_typing = {.name = "typing", .members = nothing, .inert = true};
const ModuleSpec module_future = {.name = "__future__", .members = nothing, .inert = true};
