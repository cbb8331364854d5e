/* lesson/markdown: Markdown as a tree.
 *
 *     # Stride            HEADING, level 1, runs "Stride"
 *     Every *second* one  PARAGRAPH, runs "Every ", "second" (emphasis), " one"
 *     - a                 BULLETS with an ITEM with a PARAGRAPH
 *
 * md4c reads the text; the tree lives in the caller's arena. */
#ifndef LESSON_MARKDOWN_H
#define LESSON_MARKDOWN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

typedef enum BlockKind {
    BLOCK_ROOT,
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_QUOTE,
    BLOCK_BULLETS,
    BLOCK_NUMBERS,
    BLOCK_ITEM,
    BLOCK_RULE,
    BLOCK_CODE,
    BLOCK_HTML,
    BLOCK_TABLE,
    BLOCK_ROW,
    BLOCK_CELL
} BlockKind;

enum RunStyle {
    RUN_EMPHASIS = 1,
    RUN_STRONG = 2,
    RUN_CODE = 4,
    RUN_LINK = 8,
    RUN_STRUCK = 16,
    RUN_BREAK = 32 /* a line ends here; the text is empty */
};

/* A stretch of text in one style. */
typedef struct Run {
    const char *text;
    unsigned style;
    const char *href; /* of a link or picture, else NULL */
    struct Run *next;
} Run;

typedef enum CellAlign { ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT } CellAlign;

typedef struct Block {
    BlockKind kind;
    int line;         /* of the file, from 1; 0 where unknown */
    int level;        /* HEADING: 1 to 6; NUMBERS: the first number */
    bool is_head;     /* ROW: of the table's head */
    CellAlign align;  /* CELL */
    const char *info; /* CODE: what follows the fence, "" where nothing does */
    const char *text; /* CODE, HTML: verbatim */
    Run *runs, *last_run;
    struct Block *first, *last, *next, *parent;
} Block;

/* Any text is Markdown, so this cannot fail. `line`: the number of the first one. */
Block *markdown_parse(Arena *arena, const char *text, int line);
Block *block_new(Arena *arena, BlockKind kind);
void block_append(Block *parent, Block *child); /* a child that stands nowhere else */

/* The runs' text without its styles, those of the children included. */
void block_plain(const Block *block, Str *out);

#endif
