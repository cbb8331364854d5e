# Every key of the program's own tables (paint/sdl_keys.c, and the tabs of scene/view.c) is pressed
# under Xvfb, does what the page of keys promises, and is undone again. A key that is new to the
# tables or to the page fails here until it has a row below.
. "$(dirname "$0")/../tools/display.sh"
start_display
src=$(cd "$(dirname "$0")/../../src" && pwd)

# KEY as xdotool has it | keys before it | how it is seen | keys after it | its word on the page
#   tells TEXT      the prompt says so         describes TEXT    %describe does
#   shows           the picture is another     closes            the window is gone
# A picture that comes back to what it was before all keys of the row ends each row but `closes`.
rows='
space | | shows | space Home | space
Right | | tells Step 1: | Left | left  right
Left | Right Right | tells Step 1: | Home | left  right
shift+Right | | tells Step 0, part 1 of 11 | Home | Shift + arrows
shift+Left | Right | tells Step 1, part 10 of 11 | Home | Shift + arrows
bracketright | | tells Step 0, part 1 of 11 | Home | [  ]
bracketleft | Right | tells Step 1, part 10 of 11 | Home | [  ]
Down | | tells y[0, 1, 0] | Up | up  down
Up | Down | tells y[0, 0, 0] | Home | up  down
End | | tells Step 15: | Home | home  end
Home | Right Right | tells Step 0: | | home  end
plus | | shows | minus | +  -
equal | | shows | minus | +  -
minus | | shows | plus | +  -
1 | 2 | describes View step | 1 | 1  2  3 ...
2 | | describes View channels | 1 | 1  2  3 ...
3 | | describes View trace | 1 | 1  2  3 ...
4 | | describes View causal | 1 | 1  2  3 ...
5 | | describes View padding | 1 | 1  2  3 ...
6 | | describes View long | 1 | 1  2  3 ...
7 | | describes View plot | 1 | 1  2  3 ...
x | | describes x[0, 0, 0] of conv(x) is | x 1 | x  w  y
w | | describes w[0, 0, 0] of conv(x) is | w 1 | x  w  y
y | | describes y[0, 0, 0] of conv(x) is | y 1 | x  w  y
Return | x | shows | 9 Escape x 1 | Enter
KP_Enter | x | shows | Escape x 1 | Enter
Tab | | shows | Escape | Tab
shift+Tab | | shows | Escape | Tab
Escape | Tab | shows | | q  Esc
k | | tells kernel_size=4 | K | k s p d g
K | | tells kernel_size=2 | k | K S P D G
s | | tells stride=2 | S | k s p d g
S | s | tells conv is now nn.Conv1d(2, 2, kernel_size=3) | | K S P D G
p | | tells padding=1 | P | k s p d g
P | p | tells conv is now nn.Conv1d(2, 2, kernel_size=3) | | K S P D G
d | | tells dilation=2 | D | k s p d g
D | d | tells conv is now nn.Conv1d(2, 2, kernel_size=3) | | K S P D G
g | | tells groups=2 | G | k s p d g
G | g | tells conv is now nn.Conv1d(2, 2, kernel_size=3) | | K S P D G
b | | tells bias=False | b | b  m
B | | tells bias=False | B | b  m
m | | tells reflect | M | b  m
M | | tells circular | m | b  m
c | | shows | Right Home | c
z | 6 | shows | 0 1 | z Z 0
Z | 6 z z | shows | 0 1 | z Z 0
0 | 6 z z | shows | 1 | z Z 0
less | 6 z z End | shows | 0 Home 1 | <  >
greater | 6 z z | shows | 0 1 | <  >
Page_Down | 6 | shows | Page_Up 1 | PgUp PgDn
Page_Up | 6 Page_Down | shows | 1 | PgUp PgDn
ctrl+plus | | shows | ctrl+0 | Ctrl + - 0
ctrl+equal | | shows | ctrl+0 | Ctrl + - 0
ctrl+KP_Add | | shows | ctrl+0 | Ctrl + - 0
ctrl+minus | | shows | ctrl+0 | Ctrl + - 0
ctrl+KP_Subtract | | shows | ctrl+0 | Ctrl + - 0
ctrl+0 | ctrl+plus | shows | | Ctrl + - 0
t | | shows | t | t  F11
T | | shows | T | t  F11
question | | shows | question | ?
i | | tells x is now impulse | | i  f
I | | tells x is now edge | | i  f
f | | tells conv.weight is now identity | | i  f
F | | tells conv.weight is now edge_detector | | i  f
F11 | | shows | Escape | t  F11
Q | | closes | | q  Esc
q | | closes | | q  Esc
'
trimmed() { sed 's/^ *//; s/ *$//' <<<"$1"; }

# ---- the program's tables, as xdotool names their keys
named() {
    sed 's/^SDLK_//; s/^KP_PLUS/KP_Add/; s/^KP_MINUS/KP_Subtract/; s/^KP_ENTER/KP_Enter/' |
        sed 's/^SPACE/space/; s/^LEFT/Left/; s/^RIGHT/Right/; s/^UP/Up/; s/^DOWN/Down/; s/^HOME/Home/
             s/^END/End/; s/^PAGEUP/Page_Up/; s/^PAGEDOWN/Page_Down/; s/^TAB/Tab/; s/^RETURN/Return/
             s/^ESCAPE/Escape/; s/^PLUS/plus/; s/^EQUALS/equal/; s/^MINUS/minus/
             s/^?$/question/; s/^+$/plus/; s/^=$/equal/; s/^-$/minus/; s/^\[$/bracketleft/
             s/^\]$/bracketright/; s/^<$/less/; s/^>$/greater/'
}
table() {
    sed -n 's/^    {SDLK_\([A-Z0-9_]*\), \([A-Z0]*\), .*/\2 \1/p' "$src/paint/sdl_keys.c" |
        while read -r with key; do
            key=$(named <<<"$key")
            case $with in CTRL) echo "ctrl+$key" ;; SHIFT) echo "shift+$key" ;; *) echo "$key" ;; esac
        done
    sed -n "s/^    {'\(.\)', {ACTION.*/\1/p" "$src/paint/sdl_keys.c" | named
    sed -n "/settings\[\]/,/};/p" "$src/paint/sdl_keys.c" | grep -o "{'.'" | cut -c3 |
        while read -r letter; do echo "$letter"; echo "${letter^^}"; done
    seq "$(grep -c '\.name = "' "$src/scene/view.c")"
}
table >keys
[ "$(wc -l <keys)" -gt 50 ] || fail "the tables of keys are not found"
while read -r key; do
    grep -q "^$(sed 's/[+]/[+]/' <<<"$key") |" <<<"$rows" || fail "the key $key has no row in this test"
done <keys
# The page: every row's word is on it, and every line of it is some row's.
sed -n '/^void keys_draw/,/^}/s/^        {"\(.*\)", ".*"},*$/\1/p' "$src/scene/pages.c" >page
[ -s page ] || fail "the page of keys is not found"
while IFS='|' read -r key _ _ _ word; do
    [ -n "$key" ] || continue
    grep -qF -- "$(trimmed "$word")" "$src/scene/pages.c" || fail "the page does not tell of $key"
done <<<"$rows"
while read -r line; do
    [ "$line" = click ] || grep -qF -- "| $line" <<<"$rows" || fail "no row is of the page's line $line"
done <page

# ---- the session: it describes when it is asked to
{
    printf '%s\n' start 'expect In [1]: ' 'send conv = nn.Conv1d(2, 2, 3)' \
        'send x = torch.arange(20.).view(1, 2, 10)' 'send plt.plot([1, 3, 2]); plt.show()' \
        'send step conv(x)' 'expect Step 0' 'send show' 'patience 60' 'touch stepped'
    n=0
    while IFS='|' read -r key _ seen _; do
        seen=$(trimmed "$seen")
        case $seen in
        describes* | tells*)
            n=$((n + 1))
            printf '%s\n' "pause_until ask-$n" "touch began-$n"
            [ "${seen%% *}" = tells ] || printf '%s\n' "pause_until shown-$n" 'send describe'
            printf '%s\n' "expect ${seen#* }" "touch answer-$n"
            ;;
        esac
    done <<<"$rows"
    printf '%s\n' 'pause_until closed-1' 'send show' 'pause_until closed-2' 'send who' 'expect conv' 'key ctrl-d' 'exit 0'
} >session.pty
export STEPCONV_MOTION=0
"$BUILD/tools/pty" session.pty >log 2>&1 &
pty=$!
exists() { [ -e "$1" ]; }
gone() { ! xdotool search --class stepconv >/dev/null 2>&1; }
wait_for "nothing is stepped" exists stepped
opened
xdotool mousemove --window "$window" 700 770
press 1
n=0 closed=0 at_first=$(picture)
now() { shot sum stepconv; } # nothing moves, so one look is enough
changed() { local sum; sum=$(now) && [ -n "$sum" ] && [ "$sum" != "$1" ]; }
back() { [ "$(now)" = "$1" ]; }
while IFS='|' read -r key before seen after _; do
    key=$(trimmed "$key") seen=$(trimmed "$seen")
    [ -n "$key" ] || continue
    shown=$at_first
    for each in $before; do press "$each"; done
    [ -z "$(trimmed "$before")" ] || shown=$(picture)
    case $seen in tells* | describes*)
        n=$((n + 1))
        touch "ask-$n"
        wait_for "$key: the prompt does not answer" exists "began-$n"
        ;;
    esac
    press "$key" 2>/dev/null || [ "$seen" = closes ] || fail "xdotool knows no $key"
    case $seen in
    tells*) wait_for "$key: the prompt does not tell ${seen#tells }" exists "answer-$n" ;;
    describes*)
        wait_for "$key shows nothing" changed "$shown"
        touch "shown-$n"
        wait_for "$key: %describe does not say ${seen#describes }" exists "answer-$n"
        ;;
    shows) wait_for "$key changes nothing" changed "$shown" ;;
    closes)
        wait_for "$key does not close the window" gone
        closed=$((closed + 1))
        touch "closed-$closed"
        [ "$closed" = 2 ] || { opened && at_first=$(picture); }
        continue
        ;;
    esac
    for each in $after; do press "$each"; done
    case $key in
    [iIfF]) at_first=$(picture) ;; # the learner's own numbers are gone
    F11) ;; # it needs a window manager to come back
    *) wait_for "$key: the picture of before does not come back" back "$at_first" ;;
    esac
done <<<"$rows"
wait $pty || fail "the prompt did not follow"
