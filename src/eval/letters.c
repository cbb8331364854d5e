/* eval/letters: letters, digits and spaces as Unicode knows them, for the scripts whose upper and
 * lower case stand a fixed distance apart, and for Greek and Cyrillic. */
#include "eval/text.h"

/* Upper case letters first..last; each lower one stands `apart` above. apart 1: they alternate, the
 * upper one first. */
typedef struct CaseRange {
    uint32_t first, last, apart;
} CaseRange;

static const CaseRange cases[] = {
    {'A', 'Z', 32},        {0xC0, 0xD6, 32},    {0xD8, 0xDE, 32},     {0x100, 0x12E, 1},
    {0x132, 0x136, 1},     {0x139, 0x147, 1},   {0x14A, 0x176, 1},    {0x179, 0x17D, 1},
    {0x386, 0x386, 38},    {0x388, 0x38A, 37},  {0x38C, 0x38C, 64},   {0x38E, 0x38F, 63},
    {0x391, 0x3A1, 32},    {0x3A3, 0x3AB, 32},  {0x400, 0x40F, 80},   {0x410, 0x42F, 32},
    {0x460, 0x480, 1},     {0x48A, 0x4BE, 1},   {0x4D0, 0x52E, 1},    {0x531, 0x556, 48},
    {0x1E00, 0x1E94, 1},   {0x1EA0, 0x1EFE, 1}, {0x2160, 0x216F, 16}, {0xFF21, 0xFF3A, 32},
    {0x10400, 0x10427, 40}};
enum { CASES = sizeof cases / sizeof *cases };

static const CaseRange *range_of_upper(uint32_t c) {
    for (int i = 0; i < CASES; i++) {
        const CaseRange *r = &cases[i];
        if (c >= r->first && c <= r->last && (r->apart != 1 || (c - r->first) % 2 == 0)) return r;
    }
    return NULL;
}

static const CaseRange *range_of_lower(uint32_t c) {
    for (int i = 0; i < CASES; i++) {
        const CaseRange *r = &cases[i];
        if (c < r->first + r->apart || c > r->last + r->apart) continue;
        if (r->apart != 1 || (c - r->first) % 2 == 1) return r;
    }
    return NULL;
}

uint32_t point_lower(uint32_t c) {
    const CaseRange *r = range_of_upper(c);
    return r ? c + r->apart : c;
}

uint32_t point_upper(uint32_t c) {
    if (c == 0xB5) return 0x39C; /* micro sign */
    if (c == 0xFF) return 0x178;
    if (c == 0x3C2) return 0x3A3; /* final sigma */
    const CaseRange *r = range_of_lower(c);
    return r ? c - r->apart : c;
}

bool point_is_upper(uint32_t c) {
    return range_of_upper(c) != NULL || c == 0x178;
}

bool point_is_lower(uint32_t c) {
    return range_of_lower(c) || c == 0xDF || c == 0xFF || c == 0xB5 || c == 0xAA || c == 0xBA ||
           c == 0x3C2 || c == 0x138 || c == 0x149 || c == 0x17F || c == 0x390 || c == 0x3B0;
}

typedef struct PointRange {
    uint32_t first, last;
} PointRange;

static bool is_in(const PointRange *ranges, int count, uint32_t c) {
    for (int i = 0; i < count; i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

bool point_is_alpha(uint32_t c) {
    static const PointRange letters[] = {
        {0xC0, 0xD6},       {0xD8, 0xF6},       {0xF8, 0x2C1},     {0x370, 0x373},
        {0x376, 0x377},     {0x37A, 0x37D},     {0x37F, 0x37F},    {0x386, 0x386},
        {0x388, 0x3F5},     {0x3F7, 0x481},     {0x48A, 0x52F},    {0x531, 0x556},
        {0x561, 0x587},     {0x5D0, 0x5EA},     {0x620, 0x64A},    {0x671, 0x6D3},
        {0x904, 0x939},     {0xE01, 0xE30},     {0x10A0, 0x10FF},  {0x1100, 0x11FF},
        {0x1E00, 0x1FBC},   {0x2071, 0x2071},   {0x207F, 0x207F},  {0x2090, 0x209C},
        {0x2102, 0x2102},   {0x210A, 0x2113},   {0x2124, 0x2124},  {0x3041, 0x3096},
        {0x30A1, 0x30FA},   {0x3105, 0x312F},   {0x3400, 0x4DBF},  {0x4E00, 0xA48C},
        {0xAC00, 0xD7A3},   {0xF900, 0xFAD9},   {0xFF21, 0xFF3A},  {0xFF41, 0xFF5A},
        {0x10400, 0x1044F}, {0x1D400, 0x1D7CB}, {0x20000, 0x3134A}};
    if (c < 0x80) return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return c == 0xAA || c == 0xB5 || c == 0xBA ||
           is_in(letters, sizeof letters / sizeof *letters, c);
}

bool point_is_digit(uint32_t c) {
    static const PointRange digits[] = {
        {'0', '9'},     {0xB2, 0xB3},     {0xB9, 0xB9},     {0x660, 0x669},   {0x6F0, 0x6F9},
        {0x966, 0x96F}, {0x2070, 0x2070}, {0x2074, 0x2079}, {0x2080, 0x2089}, {0xFF10, 0xFF19}};
    return is_in(digits, sizeof digits / sizeof *digits, c);
}

bool point_is_space(uint32_t c) {
    static const PointRange spaces[] = {
        {9, 13},          {28, 32},         {0x85, 0x85},     {0xA0, 0xA0},     {0x1680, 0x1680},
        {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};
    return is_in(spaces, sizeof spaces / sizeof *spaces, c);
}

bool point_is_printable(uint32_t c) {
    static const PointRange hidden[] = {
        {0, 31},          {127, 160},       {0xAD, 0xAD},     {0x378, 0x379},     {0x600, 0x605},
        {0x180E, 0x180E}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0xD800, 0xF8FF},
        {0xFEFF, 0xFEFF}, {0xFFF0, 0xFFFB}, {0xFFFE, 0xFFFF}, {0xE0000, 0x10FFFF}};
    if (c == ' ') return true;
    return !point_is_space(c) && !is_in(hidden, sizeof hidden / sizeof *hidden, c);
}
