# stepconv: see README.md.
#
#   make run     install what is missing, build, open the lab
#   make test    install what is missing, build, run every test
#   make         ./stepconv          make asan       ./stepconv-asan (ASan, UBSan)
#   make lint    clang-format, clang-tidy, cppcheck, include directions
#   make bench   the window's frames; the core beside other libraries: [SHAPES=file] [THREADS=1]
#   make libconv the core alone, as a library
#   make install PREFIX=/usr/local   make clean        V=1 shows the commands
#   make pictures                    the README's, by --render
#   make goldens-svg                 the pictures that tests compare with, after a change that was meant

O       ?= build
CC      ?= cc
PREFIX  ?= /usr/local
STD      = -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes
OPT     ?= -O2 -g
SAN     ?=
PACKAGES = readline sdl2 SDL2_ttf SDL2_image fontconfig x11 md4c
ifeq ($(CI),true)
WERROR   = -Werror
endif
# Asked for when first used (on a fresh system `make run` installs pkg-config first), then kept.
PKG_CFLAGS = $(eval PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES)))$(PKG_CFLAGS)
PKG_LIBS   = $(eval PKG_LIBS := $(shell pkg-config --libs $(PACKAGES)) -lgif)$(PKG_LIBS)
CFLAGS_ALL = $(STD) $(WARN) $(WERROR) $(OPT) $(SAN) -fopenmp -Isrc $(PKG_CFLAGS) $(CFLAGS)
LDLIBS_ALL = $(PKG_LIBS) -lm $(LDLIBS)
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(shell nproc 2>/dev/null || echo 1)
endif
SAY        = $(if $(V),,@echo "  $(1)  $@";)
BIN       ?= $(if $(filter build,$(O)),stepconv,$(O)/stepconv)

# ISA_NAME are the flags of the files *_NAME.c: the kernels of each instruction set, and of NAME.c.
ifneq ($(filter x86_64 amd64,$(shell uname -m)),)
ISA_avx2     = -O3 -ffp-contract=fast -mavx2 -mfma
ISA_avx512   = -O3 -ffp-contract=fast -mavx512f -mfma
endif
# Short loops of short instructions: where they begin is worth a quarter of their time (conv/README.md).
ISA_c        = -O3 -ffp-contract=fast -falign-functions=64 -falign-loops=32
ISA_canvas   = -O3 -fno-math-errno
isa_flags    = $(ISA_$(lastword $(subst _, ,$(notdir $(1)))))

# The house, lowest first: a unit test of a folder links that folder and those it may include.
FOLDERS        = base conv tensor autograd lang eval lib walk scene paint lesson repl
below_base     = base
below_conv     = base conv
below_tensor   = $(below_conv) tensor
below_autograd = $(below_tensor) autograd
below_lang     = base lang
below_eval     = $(below_lang) eval
below_lib      = $(below_autograd) lang eval lib
below_walk     = $(below_tensor) walk
below_scene    = $(below_walk) scene
below_paint    = $(below_scene) paint
below_lesson   = $(below_eval) lesson
below_repl     = $(FOLDERS)

objects = $(patsubst src/%.c,$(O)/%.o,$(foreach folder,$(1),$(wildcard src/$(folder)/*.c)))

all: $(BIN)

$(BIN): $(call objects,$(FOLDERS)) $(O)/main.o
	$(call SAY,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS_ALL)

$(O)/%.o: src/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(CFLAGS_ALL) $(call isa_flags,$*) -MMD -MP -c -o $@ $<

run:
	@.ci/deps run
	@$(MAKE) --no-print-directory all
	./$(BIN)

# ---- tests: tests/unit/FOLDER_topic.c, tests/tools/*.c, and scripts that tests/run knows

UNITS = $(patsubst tests/unit/%.c,$(O)/unit/%,$(wildcard tests/unit/*.c))
TOOLS = $(patsubst tests/tools/%.c,$(O)/tools/%,$(wildcard tests/tools/*.c))

.SECONDEXPANSION:
$(O)/unit/%: tests/unit/%.c $$(call objects,$$(below_$$(firstword $$(subst _, ,$$*))))
	@mkdir -p $(@D)
	$(call SAY,LD)$(CC) $(CFLAGS_ALL) -MMD -MP $(LDFLAGS) -o $@ $(filter %.c %.o,$^) -lcmocka $(LDLIBS_ALL)

$(O)/tools/%: tests/tools/%.c
	@mkdir -p $(@D)
	$(call SAY,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $< -lX11

unit: $(UNITS)
	@for test in $(UNITS); do $$test || exit 1; done

test:
	@.ci/deps test
	@$(MAKE) --no-print-directory test-here

test-here: $(BIN) $(UNITS) $(TOOLS)
	@tests/run $(O) $(BIN)

# The same under AddressSanitizer and UBSan, in a build of its own.
ASAN = O=build/asan BIN=stepconv-asan OPT="-O1 -g" SAN="-fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer"
asan:
	@$(MAKE) --no-print-directory $(ASAN) all
test-asan:
	@.ci/deps test
	@$(MAKE) --no-print-directory $(ASAN) test-here

lint:
	@.ci/deps lint
	@tests/lint

# ---- the core alone: beside other libraries, and as a library

SHAPES   ?= src/bench/shapes.txt
THREADS  ?= 1 2
BENCH     = $(if $(filter build,$(O)),stepconv-bench,$(O)/stepconv-bench)
FRAMES    = $(if $(filter build,$(O)),stepconv-frames,$(O)/stepconv-frames)
LIBCONV   = $(if $(filter build,$(O)),libstepconv.so,$(O)/libstepconv.so)
# The adapter of each peer is built where the library's header is there.
have      = $(shell printf '\#include <$(1)>\n' | $(CC) -E -x c - >/dev/null 2>&1 && echo $(O)/peers/$(2).so)
PEERS     = $(call have,oneapi/dnnl/dnnl.h,onednn) $(call have,cblas.h,openblas) $(call have,dlfcn.h,onnxruntime)
LIBS_onednn      = -ldnnl
LIBS_openblas    = -lopenblas
LIBS_onnxruntime = -ldl
bench_flags      = $(filter-out $(PKG_CFLAGS),$(CFLAGS_ALL))

$(BENCH): $(call objects,base conv bench)
	$(call SAY,LD)$(CC) $(bench_flags) $(LDFLAGS) -o $@ $^ -ldl -lm

$(O)/peers/%.so: src/bench/peers/%.c src/bench/peer.h src/conv/conv1d.h
	@mkdir -p $(@D)
	$(call SAY,LD)$(CC) $(bench_flags) -fPIC -shared -o $@ $< src/conv/shape.c $(LIBS_$*)

$(FRAMES): $(call objects,$(below_paint)) $(O)/frames.o
	$(call SAY,LD)$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $^ $(LDLIBS_ALL)

bench: $(BENCH) $(FRAMES)
	$(abspath $(FRAMES))
	@$(MAKE) --no-print-directory peers
	@for threads in $(THREADS); do $(if $(filter /%,$(BENCH)),$(BENCH),./$(BENCH)) --shapes $(SHAPES) --threads $$threads --peers $(O)/peers || exit 1; done

peers: $(PEERS)

$(LIBCONV): $(patsubst src/%.c,$(O)/pic/%.o,$(wildcard src/base/*.c src/conv/*.c))
	$(call SAY,LD)$(CC) $(bench_flags) $(LDFLAGS) -shared -o $@ $^ -lm

$(O)/pic/%.o: src/%.c
	@mkdir -p $(@D)
	$(call SAY,CC)$(CC) $(bench_flags) $(call isa_flags,$*) -fPIC -MMD -MP -c -o $@ $<

libconv: $(LIBCONV)

# ---- pictures: what tests compare with, and the README's

goldens-svg: $(BIN)
	rm -f tests/golden/svg/*.svg
	@mkdir -p tests/golden/svg
	tests/svg_pictures $(abspath $(BIN)) tests/golden/svg

pictures: $(BIN)
	$(abspath $(BIN)) --render assets/step.png --step 4 assets/step.py
	$(abspath $(BIN)) --render assets/channels.png --step 4 assets/channels.py
	$(abspath $(BIN)) --render assets/groups.png --step 16 assets/groups.py
	$(abspath $(BIN)) --render assets/trace.png assets/trace.py
	$(abspath $(BIN)) --render assets/causal.png --step 4 assets/causal.py
	$(abspath $(BIN)) --render assets/padding.png assets/padding.py
	$(abspath $(BIN)) --render assets/long.png --step 3112 assets/long.py
	$(abspath $(BIN)) --render assets/walk.gif --steps 0:6 --size 960x600 assets/step.py

# What the program finds as ../share/stepconv from its own folder.
DATA = $(DESTDIR)$(PREFIX)/share/stepconv
install: $(BIN)
	install -D $(BIN) $(DESTDIR)$(PREFIX)/bin/stepconv
	install -d $(DATA)/lessons $(DATA)/assets
	install -m 644 lessons/*.md $(DATA)/lessons
	install -m 644 $(wildcard assets/*.csv) $(DATA)/assets

clean:
	rm -rf build stepconv stepconv-asan stepconv-bench stepconv-frames libstepconv.so

-include $(shell find $(O) -name '*.d' 2>/dev/null)
.PHONY: all run test test-here test-asan asan unit lint bench peers libconv pictures goldens-svg install clean
