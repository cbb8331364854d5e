/* lib/left_out_names: what there is in the real libraries. */
#ifndef LIB_LEFT_OUT_NAMES_H
#define LIB_LEFT_OUT_NAMES_H

/* "torch.nn LSTM GRU ..."; the last is NULL. */
extern const char *const left_out_names[];

#endif
