/* tests/tools/same_text: are two texts equal but for the last printed digit of a float?
 * same_text EXPECTED GOT, where - is standard input. The order of a sum may change that digit (and
 * what it carries: 0.2999 and 0.3000); everything else, white space included, must be the same. */
#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_all(const char *path) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    if (!file) {
        perror(path);
        exit(2);
    }
    size_t room = 1 << 22, length = 0;
    char *text = malloc(room + 1);
    length = fread(text, 1, room, file);
    text[length] = '\0';
    if (file != stdin) fclose(file);
    return text;
}

/* The length of a float's digits at p ("12.5", not "12"), 0 where there is none. */
static size_t float_length(const char *p) {
    size_t n = strspn(p, "0123456789");
    if (p[n] != '.') return 0;
    n++;
    return n + strspn(p + n, "0123456789");
}

static bool near(const char *a, const char *b, size_t n) {
    char x[64], y[64];
    if (n >= sizeof x) return false;
    if (memcmp(a, b, n - 1) == 0) return true;
    memcpy(x, a, n);
    memcpy(y, b, n);
    x[n] = y[n] = '\0';
    const char *point = strchr(x, '.');
    double unit = 1;
    for (const char *p = point + 1; *p; p++) unit /= 10;
    double difference = strtod(x, NULL) - strtod(y, NULL);
    if (difference < 0) difference = -difference;
    return difference <= unit * 1.01;
}

int main(int argc, char **argv) {
    if (argc != 3) return 2;
    char *expected = read_all(argv[1]), *got = read_all(argv[2]);
    const char *a = expected, *b = got;
    int line = 1, status = 0;
    while (*a || *b) {
        size_t n = isdigit((unsigned char)*a) ? float_length(a) : 0;
        if (n && float_length(b) == n && near(a, b, n)) {
            a += n;
            b += n;
            continue;
        }
        if (*a != *b) {
            printf("line %d differs:\n  expected: %.*s\n  got:      %.*s\n", line,
                   (int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b);
            status = 1;
            break;
        }
        line += *a == '\n';
        a++;
        b++;
    }
    free(expected);
    free(got);
    return status;
}
