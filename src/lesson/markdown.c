/* lesson/markdown: md4c's events become a tree. */
#include "lesson/markdown.h"

#include <md4c.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    Arena *arena;
    const char *source;
    size_t size;
    const char *counted; /* lines are counted up to here */
    int line;            /* the number of the line that `counted` is on */
    Block *open;
    unsigned style;
    const char *href;
    Str verbatim; /* of the CODE or HTML that is open */
} Reader;

Block *block_new(Arena *arena, BlockKind kind) {
    Block *block = arena_new(arena, sizeof *block);
    block->kind = kind;
    return block;
}

void block_append(Block *parent, Block *child) {
    child->parent = parent;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

/* md4c gives no line numbers, but most of its texts point into the source. */
static int line_of(Reader *r, const char *at) {
    if (!at || at < r->source || at > r->source + r->size) return 0;
    if (at < r->counted) return r->line;
    for (; r->counted < at; r->counted++) r->line += *r->counted == '\n';
    return r->line;
}

static void note_line(Reader *r, Block *block, const char *at) {
    int line = block->line ? 0 : line_of(r, at);
    for (Block *b = block; line && b && !b->line; b = b->parent) b->line = line;
}

static void open_block(Reader *r, BlockKind kind) {
    Block *block = block_new(r->arena, kind);
    block_append(r->open, block);
    r->open = block;
}

/* The items of a tight list have their text without a paragraph: they get one. */
static void close_bare(Reader *r) {
    if (r->open->kind == BLOCK_PARAGRAPH && r->open->parent->kind == BLOCK_ITEM)
        r->open = r->open->parent;
}

static CellAlign align_of(const MD_BLOCK_TD_DETAIL *detail) {
    if (detail->align == MD_ALIGN_CENTER) return ALIGN_CENTER;
    return detail->align == MD_ALIGN_RIGHT ? ALIGN_RIGHT : ALIGN_LEFT;
}

static void open_code(Reader *r, const MD_BLOCK_CODE_DETAIL *detail) {
    open_block(r, BLOCK_CODE);
    r->open->info = arena_text(r->arena, detail->info.text ? detail->info.text : "",
                               detail->info.text ? detail->info.size : 0);
    if (detail->info.text) note_line(r, r->open, detail->info.text);
}

static int on_block(MD_BLOCKTYPE type, void *detail, void *context) {
    Reader *r = context;
    close_bare(r);
    switch (type) {
    case MD_BLOCK_QUOTE: open_block(r, BLOCK_QUOTE); break;
    case MD_BLOCK_UL: open_block(r, BLOCK_BULLETS); break;
    case MD_BLOCK_OL:
        open_block(r, BLOCK_NUMBERS);
        r->open->level = (int)((const MD_BLOCK_OL_DETAIL *)detail)->start;
        break;
    case MD_BLOCK_LI: open_block(r, BLOCK_ITEM); break;
    case MD_BLOCK_HR: open_block(r, BLOCK_RULE); break;
    case MD_BLOCK_H:
        open_block(r, BLOCK_HEADING);
        r->open->level = (int)((const MD_BLOCK_H_DETAIL *)detail)->level;
        break;
    case MD_BLOCK_CODE: open_code(r, detail); break;
    case MD_BLOCK_HTML: open_block(r, BLOCK_HTML); break;
    case MD_BLOCK_P: open_block(r, BLOCK_PARAGRAPH); break;
    case MD_BLOCK_TABLE: open_block(r, BLOCK_TABLE); break;
    case MD_BLOCK_TR: open_block(r, BLOCK_ROW); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        open_block(r, BLOCK_CELL);
        r->open->align = align_of(detail);
        r->open->parent->is_head = type == MD_BLOCK_TH;
        break;
    default: break; /* the document, head and body of a table */
    }
    return 0;
}

static int on_block_end(MD_BLOCKTYPE type, void *detail, void *context) {
    Reader *r = context;
    (void)detail;
    if (type == MD_BLOCK_DOC || type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) return 0;
    if (type != MD_BLOCK_P) close_bare(r);
    if (type == MD_BLOCK_CODE || type == MD_BLOCK_HTML) {
        r->open->text = arena_text(r->arena, r->verbatim.text, r->verbatim.length);
        str_clear(&r->verbatim);
    }
    r->open = r->open->parent;
    return 0;
}

static unsigned style_of(MD_SPANTYPE type) {
    switch (type) {
    case MD_SPAN_EM: return RUN_EMPHASIS;
    case MD_SPAN_STRONG: return RUN_STRONG;
    case MD_SPAN_CODE: return RUN_CODE;
    case MD_SPAN_A:
    case MD_SPAN_IMG: return RUN_LINK;
    case MD_SPAN_DEL: return RUN_STRUCK;
    default: return 0;
    }
}

static int on_span(MD_SPANTYPE type, void *detail, void *context) {
    Reader *r = context;
    r->style |= style_of(type);
    if (type == MD_SPAN_A || type == MD_SPAN_IMG) { /* both details begin with the address */
        const MD_ATTRIBUTE *address = detail;
        r->href = arena_text(r->arena, address->text ? address->text : "", address->size);
    }
    return 0;
}

static int on_span_end(MD_SPANTYPE type, void *detail, void *context) {
    Reader *r = context;
    (void)detail;
    r->style &= ~style_of(type);
    if (type == MD_SPAN_A || type == MD_SPAN_IMG) r->href = NULL;
    return 0;
}

static void add_run(Reader *r, const char *text, size_t length, unsigned style) {
    if (r->open->kind == BLOCK_ITEM) open_block(r, BLOCK_PARAGRAPH);
    Run *run = arena_new(r->arena, sizeof *run);
    *run = (Run){.text = arena_text(r->arena, text, length), .style = style, .href = r->href};
    if (r->open->last_run)
        r->open->last_run->next = run;
    else
        r->open->runs = run;
    r->open->last_run = run;
}

/* &times; and &#215; as the character; an unknown name stays as it is written. */
static void add_entity(Reader *r, const char *text, size_t length) {
    static const struct Entity {
        const char *name;
        uint32_t codepoint;
    } entities[] = {{"&amp;", '&'},       {"&lt;", '<'},       {"&gt;", '>'},
                    {"&quot;", '"'},      {"&nbsp;", 0xA0},    {"&times;", 0xD7},
                    {"&minus;", 0x2212},  {"&ndash;", 0x2013}, {"&mdash;", 0x2014},
                    {"&hellip;", 0x2026}, {"&middot;", 0xB7},  {"&rarr;", 0x2192}};
    uint32_t codepoint = 0;
    if (length > 3 && text[1] == '#') {
        bool hex = text[2] == 'x' || text[2] == 'X';
        codepoint = (uint32_t)strtoul(text + 2 + hex, NULL, hex ? 16 : 10);
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strlen(entities[i].name) == length && strncmp(entities[i].name, text, length) == 0)
            codepoint = entities[i].codepoint;
    Str s;
    str_init(&s);
    if (codepoint && codepoint <= 0x10FFFF)
        str_add_utf8(&s, codepoint);
    else
        str_add_n(&s, text, length);
    add_run(r, s.text, s.length, r->style);
    str_release(&s);
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *context) {
    Reader *r = context;
    note_line(r, r->open, text);
    if (r->open->kind == BLOCK_CODE || r->open->kind == BLOCK_HTML) {
        str_add_n(&r->verbatim, text, size);
        return 0;
    }
    switch (type) {
    case MD_TEXT_BR: add_run(r, "", 0, RUN_BREAK); break;
    case MD_TEXT_SOFTBR: add_run(r, " ", 1, r->style); break;
    case MD_TEXT_ENTITY: add_entity(r, text, size); break;
    case MD_TEXT_NULLCHAR: add_run(r, "\xEF\xBF\xBD", 3, r->style); break;
    case MD_TEXT_HTML:
        if (size >= 3 && strncmp(text, "<br", 3) == 0) add_run(r, "", 0, RUN_BREAK);
        break;
    default: add_run(r, text, size, r->style); break;
    }
    return 0;
}

/* The text of a fenced block starts a line below its fence; where info stands, that gave the line.
 */
static void move_to_fences(Block *block) {
    for (Block *b = block; b; b = b->next) {
        if (b->kind == BLOCK_CODE && b->line && !*b->info) b->line--;
        move_to_fences(b->first);
    }
}

Block *markdown_parse(Arena *arena, const char *text, int line) {
    static const MD_PARSER parser = {.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH,
                                     .enter_block = on_block,
                                     .leave_block = on_block_end,
                                     .enter_span = on_span,
                                     .leave_span = on_span_end,
                                     .text = on_text};
    Block *root = block_new(arena, BLOCK_ROOT);
    root->line = line; /* children look no further for theirs */
    Reader reader = {.arena = arena,
                     .source = text,
                     .size = strlen(text),
                     .counted = text,
                     .line = line,
                     .open = root};
    str_init(&reader.verbatim);
    md_parse(text, (MD_SIZE)reader.size, &parser, &reader);
    str_release(&reader.verbatim);
    move_to_fences(root->first);
    return root;
}

void block_plain(const Block *block, Str *out) {
    for (const Run *run = block->runs; run; run = run->next)
        str_add(out, run->style & RUN_BREAK ? " " : run->text);
    for (const Block *child = block->first; child; child = child->next) {
        if (child != block->first) str_add_char(out, ' ');
        block_plain(child, out);
    }
}
