# stepconv: see README.md. `make` builds ./stepconv.
O       ?= build
CC      ?= cc
STD      = -std=c11 -D_POSIX_C_SOURCE=200809L -ffp-contract=off
WARN     = -Wall -Wextra -Wshadow -Wconversion -Wvla -Wformat=2 -Wstrict-prototypes -Wmissing-prototypes
OPT     ?= -O2 -g
SAN     ?=
PACKAGES = readline sdl2 SDL2_ttf SDL2_image fontconfig x11
CFLAGS_ALL  = $(STD) $(WARN) $(WERROR) $(OPT) $(SAN) -fopenmp -Isrc $(shell pkg-config --cflags $(PACKAGES)) $(CFLAGS)
LDLIBS_ALL  = $(shell pkg-config --libs $(PACKAGES)) -lm $(LDLIBS)
# The kernels, each with the flags of its instruction set (conv/isa.c asks the processor).
CFLAGS_direct_c = -O3 -ffp-contract=fast
ifneq ($(findstring x86_64,$(shell $(CC) -dumpmachine)),)
CFLAGS_direct_avx2   = -O3 -ffp-contract=fast -mavx2 -mfma
CFLAGS_direct_avx512 = -O3 -ffp-contract=fast -mavx512f -mfma
endif
ifeq ($(CI),true)
WERROR = -Werror
endif
ifeq ($(O),build)
BIN = stepconv
else
BIN = $(O)/stepconv
endif

# The house, lowest first: a unit test of a folder links that folder and the ones it may include.
FOLDERS = base conv tensor autograd lang eval lib walk scene paint repl
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
below_repl     = $(FOLDERS)

sources = $(wildcard src/$(1)/*.c)
objects = $(patsubst src/%.c,$(O)/%.o,$(foreach f,$(1),$(call sources,$(f))))
ALL     = $(call objects,$(FOLDERS)) $(O)/main.o

all: $(BIN)

$(BIN): $(ALL)
	$(CC) $(CFLAGS_ALL) $(LDFLAGS) -o $@ $(ALL) $(LDLIBS_ALL)

$(O)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) $(CFLAGS_$(notdir $*)) -MMD -MP -c -o $@ $<

# tests/unit/FOLDER_topic.c -> $(O)/unit/FOLDER_topic
UNITS = $(patsubst tests/unit/%.c,$(O)/unit/%,$(wildcard tests/unit/*.c))
unit: $(UNITS)
	@for t in $(UNITS); do echo "== $$t"; $$t || exit 1; done
.SECONDEXPANSION:
$(O)/unit/%: tests/unit/%.c $$(call objects,$$(below_$$(firstword $$(subst _, ,$$*))))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -MMD -MP $(LDFLAGS) -o $@ $(filter %.c %.o,$^) -lcmocka $(LDLIBS_ALL)

-include $(shell find $(O) -name '*.d' 2>/dev/null)
.PHONY: all unit
