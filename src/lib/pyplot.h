/* lib/pyplot: matplotlib.pyplot: `plt.plot(y)` fills a Figure (tensor/figure.h), `plt.show()` hands
 * it to library->on_show. */
#ifndef LIB_PYPLOT_H
#define LIB_PYPLOT_H

#include "lib/state.h"

extern const ModuleSpec module_matplotlib, module_pyplot;

void pyplot_release(Library *library); /* the current figure and those that wait for plt.show */

#endif
