/* lang/identifier: which characters may stand in a name.
 * Beyond ASCII nearly every letter may; the table lists the ranges that may not. */
#include "lang/lexer.h"

bool is_name_start(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
}

bool is_name_byte(int c) {
    return is_name_start(c) || (c >= '0' && c <= '9');
}

typedef struct Range {
    uint32_t first, last;
} Range;

static const Range symbols[] = {
    {0x80, 0xA9},       {0xAB, 0xB4},     {0xB6, 0xB6},     {0xB8, 0xB9},       {0xBB, 0xBF},
    {0xD7, 0xD7},       {0xF7, 0xF7},     {0x2C2, 0x2C5},   {0x2D2, 0x2DF},     {0x37E, 0x37E},
    {0x384, 0x385},     {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070},   {0x2072, 0x207E},
    {0x2080, 0x208F},   {0x20A0, 0x20CF}, {0x2100, 0x2101}, {0x2103, 0x2106},   {0x2108, 0x2109},
    {0x2114, 0x2114},   {0x2116, 0x2117}, {0x211E, 0x2123}, {0x213A, 0x213B},   {0x2140, 0x2144},
    {0x214A, 0x214D},   {0x2150, 0x215F}, {0x2189, 0x2BFF}, {0x2E00, 0x2FFF},   {0x3000, 0x3004},
    {0x3008, 0x3020},   {0x3030, 0x3030}, {0xD800, 0xF8FF}, {0xFE10, 0xFE1F},   {0xFE30, 0xFE32},
    {0xFE45, 0xFE4C},   {0xFE50, 0xFE6F}, {0xFEFF, 0xFF0F}, {0xFF1A, 0xFF20},   {0xFF3B, 0xFF3E},
    {0xFF40, 0xFF40},   {0xFF5B, 0xFF65}, {0xFFE0, 0xFFFF}, {0x1F000, 0x1FBEF}, {0xE0000, 0xE00FF},
    {0xF0000, 0x10FFFF}};

static const Range invisible[] = {{0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},
                                  {0x600, 0x605},   {0x2000, 0x200F}, {0x2028, 0x202F},
                                  {0x205F, 0x206F}, {0x3000, 0x3000}, {0xD800, 0xF8FF},
                                  {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}};

static bool within(uint32_t c, const Range *ranges, int count) {
    for (int i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

bool codepoint_is_printable(uint32_t c) {
    return !within(c, invisible, (int)(sizeof invisible / sizeof invisible[0]));
}

const char *identifier_flaw(const char *text, int length) {
    const char *end = text + length;
    while (text < end) {
        const char *here = text;
        uint32_t c = utf8_next(&text);
        if (within(c, symbols, (int)(sizeof symbols / sizeof symbols[0]))) return here;
    }
    return NULL;
}
