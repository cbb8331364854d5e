/* lesson/lesson: one lesson, read from its Markdown file.
 *
 *     lessons/03-stride.md    number 3, slug "stride", title: its first heading
 *
 * A lesson is a row of items: blocks of text, code that runs, exercises, stage directives. A part
 * begins at each `##` heading, at each `---` and after each exercise. Nothing here runs code.
 *
 * When a part is shown its code runs first, then its stage directives, wherever they stand in it.
 */
#ifndef LESSON_LESSON_H
#define LESSON_LESSON_H

#include "base/error.h"
#include "lesson/exercise.h"

typedef enum ItemKind {
    ITEM_TEXT,     /* a block to show; code in it is only shown */
    ITEM_CODE,     /* shown, and run */
    ITEM_EXERCISE, /* its code is shown */
    ITEM_STAGE     /* for the stage; shows nothing */
} ItemKind;

/* One of a stage directive: `step conv(x)`, `view causal`, `step 5`. */
typedef struct StageStep {
    const char *verb, *rest;
    struct StageStep *next;
} StageStep;

typedef struct Item {
    ItemKind kind;
    bool starts_part;
    bool is_error; /* CODE: ```python error, its last statement must fail as it says */
    int line;
    const Block *block;     /* TEXT, CODE, EXERCISE */
    Exercise *exercise;     /* EXERCISE */
    const StageStep *stage; /* STAGE */
} Item;

typedef struct Lesson {
    Arena arena;
    const char *path, *slug, *title;
    int number; /* 0 where the file's name has none */
    int folder; /* of a catalogue: which of its folders it came from, from 1 */
    char *source;
    const Block *root; /* the whole text, for links */
    Item *items;
    int item_count, room;
    Exercise *exercises;
    int exercise_count;
    Problems problems; /* what is wrong with its form */
} Lesson;

/* NULL and `error` set where the file cannot be read. A lesson with problems is still one. */
Lesson *lesson_read(const char *path, Error *error);
/* The same from a text; path only names it. */
Lesson *lesson_parse(const char *path, const char *text);
void lesson_free(Lesson *lesson); /* NULL is fine */

Exercise *lesson_find_exercise(const Lesson *lesson, const char *id);
int lesson_exercise_number(const Lesson *lesson, const Exercise *exercise); /* from 1 */
/* The part that an item belongs to, from 0, and how many there are. */
int lesson_part(const Lesson *lesson, int item);
int lesson_part_count(const Lesson *lesson);
int lesson_part_start(const Lesson *lesson, int part); /* its first item; item_count past the end */
int lesson_part_end(const Lesson *lesson, int item);   /* the item behind the part of this one */

/* "03-stride.md" in number and slug (stride); false where the name is no lesson's. */
bool lesson_split_name(const char *path, int *number, char **slug);

#endif
