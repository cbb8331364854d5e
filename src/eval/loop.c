/* eval/loop: for and while. Each turn lets go of what it made. */
#include "eval/expr.h"
#include "eval/pool.h"

/* After the body: does the loop go on? *flow is then how the loop itself ends. */
static bool goes_on(Flow *flow) {
    if (*flow == FLOW_NEXT || *flow == FLOW_CONTINUE) return true;
    if (*flow == FLOW_BREAK) *flow = FLOW_NEXT;
    return false;
}

Flow run_while(Interp *in, const Stmt *s) {
    for (size_t mark = pool_mark(in);; pool_drain(in, mark)) {
        Value test = {0};
        bool truth = false;
        if (interp_stopped(in) || !eval_expr(in, s->as.block.test, &test)) return FLOW_ERROR;
        if (!value_truth(in, test, &truth)) {
            interp_at(in, s->as.block.test->span);
            return FLOW_ERROR;
        }
        if (!truth) return run_body(in, &s->as.block.no);
        Flow flow = run_body(in, &s->as.block.body);
        if (!goes_on(&flow)) return flow;
    }
}

Flow run_for(Interp *in, const Stmt *s) {
    Value source = {0}, iterator = {0}, item = {0};
    if (!eval_expr(in, s->as.block.source, &source)) return FLOW_ERROR;
    if (!value_iterate(in, source, &iterator)) {
        interp_at(in, s->as.block.source->span);
        return FLOW_ERROR;
    }
    for (size_t mark = pool_mark(in);; pool_drain(in, mark)) {
        bool done = false;
        if (interp_stopped(in) || !value_next(in, iterator, &item, &done)) {
            interp_at(in, s->as.block.source->span);
            return FLOW_ERROR;
        }
        if (done) return run_body(in, &s->as.block.no);
        if (!assign_target(in, s->as.block.target, item)) return FLOW_ERROR;
        Flow flow = run_body(in, &s->as.block.body);
        if (!goes_on(&flow)) return flow;
    }
}
