/* base/str: a text that grows, and UTF-8. */
#include "base/str.h"

#include <stdio.h>
#include <string.h>

#include "base/mem.h"

static char empty[1];

/* Texts come and go by the hundred in each frame of the window: what released ones stood in is
 * kept for the next ones, so that a frame allocates nothing. The sanitizer sees each come and go.
 */
typedef struct Room {
    char *text;
    size_t room;
} Room;

enum { KEPT = 16, KEPT_ROOM = 4096 };
#if defined(__SANITIZE_ADDRESS__)
static const int kept_most = 0;
#else
static const int kept_most = KEPT;
#endif
static _Thread_local Room kept[KEPT];
static _Thread_local int kept_count;

void str_init(Str *s) {
    *s = (Str){.text = empty};
}

void str_release(Str *s) {
    if (s->room && s->room <= KEPT_ROOM && kept_count < kept_most) {
        mem_idle(s->text);
        kept[kept_count++] = (Room){s->text, s->room};
    } else if (s->room) {
        mem_free(s->text);
    }
    str_init(s);
}

/* What lives on takes no more room than it needs. */
char *str_take(Str *s) {
    bool fits = s->room <= 64 || s->length >= s->room / 2;
    char *text = s->room && fits ? s->text : mem_text_n(s->text, s->length);
    if (s->room && fits)
        str_init(s);
    else
        str_release(s);
    return text;
}

void str_clear(Str *s) {
    s->length = 0;
    if (s->room) s->text[0] = '\0';
}

static void reserve(Str *s, size_t more) {
    size_t need = s->length + more + 1;
    if (!s->room && kept_count) {
        s->text = kept[--kept_count].text;
        s->room = kept[kept_count].room;
        s->text[0] = '\0';
        mem_busy(s->text);
    }
    if (need <= s->room) return;
    size_t room = s->room ? s->room * 2 : 64;
    while (room < need) room *= 2;
    s->text = mem_grow(s->room ? s->text : NULL, room);
    s->text[s->length] = '\0';
    s->room = room;
}

void str_add_n(Str *s, const char *text, size_t length) {
    reserve(s, length);
    memcpy(s->text + s->length, text, length);
    s->length += length;
    s->text[s->length] = '\0';
}

void str_add(Str *s, const char *text) {
    str_add_n(s, text, strlen(text));
}
void str_add_char(Str *s, char c) {
    str_add_n(s, &c, 1);
}

void str_add_repeat(Str *s, char c, int64_t times) {
    if (times <= 0) return;
    reserve(s, (size_t)times);
    memset(s->text + s->length, c, (size_t)times);
    s->length += (size_t)times;
    s->text[s->length] = '\0';
}

void str_addv(Str *s, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    if (length > 0) {
        reserve(s, (size_t)length);
        vsnprintf(s->text + s->length, (size_t)length + 1, format, again);
        s->length += (size_t)length;
    }
    va_end(again);
}

void str_addf(Str *s, const char *format, ...) {
    va_list args;
    va_start(args, format);
    str_addv(s, format, args);
    va_end(args);
}

void str_add_utf8(Str *s, uint32_t c) {
    if (c < 0x80) {
        str_add_char(s, (char)c);
        return;
    }
    int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    static const unsigned lead[] = {0, 0xC0, 0xE0, 0xF0};
    str_add_char(s, (char)(lead[more] | (c >> (6 * more))));
    while (more-- > 0) str_add_char(s, (char)(0x80 | ((c >> (6 * more)) & 0x3F)));
}

/* 0xxxxxxx | 110xxxxx 10.. | 1110xxxx 10.. 10.. | 11110xxx 10.. 10.. 10.. */
uint32_t utf8_next(const char **text) {
    const unsigned char *p = (const unsigned char *)*text;
    int more = p[0] < 0x80         ? 0
               : (p[0] >> 5) == 6  ? 1
               : (p[0] >> 4) == 14 ? 2
               : (p[0] >> 3) == 30 ? 3
                                   : -1;
    if (more <= 0) {
        *text += 1;
        return more == 0 ? p[0] : 0xFFFD;
    }
    uint32_t c = p[0] & (0x3Fu >> more);
    for (int i = 1; i <= more; i++) {
        if ((p[i] & 0xC0) != 0x80) {
            *text += 1;
            return 0xFFFD;
        }
        c = (c << 6) | (p[i] & 0x3F);
    }
    *text += more + 1;
    return c;
}

size_t utf8_length(const char *text) {
    size_t n = 0;
    for (; *text; n++) utf8_next(&text);
    return n;
}

size_t utf8_offset(const char *text, size_t nth) {
    const char *p = text;
    while (nth-- > 0 && *p) utf8_next(&p);
    return (size_t)(p - text);
}

/* Wide where East Asian text and pictographs are; zero for combining marks. */
static int columns(uint32_t c) {
    if (c < 0x300) return 1;
    if ((c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F)) return 0;
    bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) ||
                (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
    return wide ? 2 : 1;
}

int utf8_width(const char *text) {
    int width = 0;
    while (*text) width += columns(utf8_next(&text));
    return width;
}

/* ---- folding */

enum { CODE_INDENT = 4 };

/* How many bytes of the line stand in `room` columns; all of it where no blank is near. */
static size_t fitting(const char *line, size_t length, size_t blanks, int room) {
    if (room <= 0 || blanks >= CODE_INDENT) return length;
    size_t end = 0, columns = 0, last = 0;
    for (; end < length && columns <= (size_t)room; end++) {
        if (line[end] == ' ' && end > blanks) last = end;
        columns += ((unsigned char)line[end] & 0xc0) != 0x80; /* not in the middle of a character */
    }
    return columns <= (size_t)room || !last ? length : last;
}

void str_add_folded(Str *s, const char *text, int width, int indent) {
    size_t blanks = 0;
    bool starts = true;
    while (*text) {
        size_t line = strcspn(text, "\n");
        if (starts) blanks = strspn(text, " ");
        int inner = indent + (starts ? 0 : (int)blanks);
        size_t length = fitting(text, line, starts ? blanks : 0, width > 0 ? width - inner : 0);
        str_add_repeat(s, ' ', inner);
        str_add_n(s, text, length);
        str_add_char(s, '\n');
        starts = length == line;
        text += length;
        text += starts ? *text == '\n' : strspn(text, " ");
    }
}
