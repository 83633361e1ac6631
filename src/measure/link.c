/* Programs joined: what several formulas share is computed once. */
#include "measure_i.h"

#include <stdio.h>

static size_t variable_named(const mfgq_plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->variable_count; i++)
        if (strcmp(plan->variables[i].id, name) == 0) return i;
    return MFGQ_I_NOWHERE;
}

static size_t column_named(const mfgq_measure *m, const char *name)
{
    const size_t v = variable_named(m->plan, name);
    return v == MFGQ_I_NOWHERE ? v : m->variable_column[v];
}

static mfgq_status leave_out(mfgq_measure *m, const mfgq_i_indicator *it, mfgq_error *err,
                             const char *reason, const char *name)
{
    char text[240];
    snprintf(text, sizeof text, "%s%.160s", reason, name);
    mfgq_i_left_out *const out = &m->left_out[m->left_count];
    out->indicator = it->id;
    out->reason = mfgq_i_arena_text(&m->arena, text, mfgq_utf8_valid(text, strlen(text)));
    if (!out->reason) return mfgq_i_no_memory(err);
    m->left_count++;
    return MFGQ_OK;
}

/* Why a class cannot be asked for, or null. */
static const char *class_fault(const mfgq_measure *m, const mfgq_program *p,
                               const mfgq_i_code *code, const char **name)
{
    for (size_t i = 0; i < code->count; i++) {
        if (code->ops[i].code != MFGQ_I_OP_IN) continue;
        int32_t position;
        *name = p->classes[code->ops[i].second];
        if (!m->taxonomy) return "no taxonomy to look up the class ";
        if (mfgq_taxonomy_resolve(m->taxonomy, *name, &position, NULL) != MFGQ_OK)
            return "the taxonomy has no class ";
    }
    return NULL;
}

/* Why an indicator cannot be measured, or null; *name is what the reason ends with. */
static const char *fault_of(const mfgq_measure *m, const mfgq_i_indicator *it, const char **name)
{
    const mfgq_program *const p = it->program;
    *name = "";
    if (!*it->formula) return "no formula";
    if (!p) return "the plan has no variables for its formula";
    for (size_t i = 0; i < p->input_count; i++) {
        *name = p->inputs[i].name;
        if (column_named(m, *name) == MFGQ_I_NOWHERE) return "no column ";
    }
    for (size_t i = 0; i < p->aggregate_count; i++) {
        const mfgq_i_aggregate *const a = &p->aggregates[i];
        *name = a->text;
        if (a->function == MFGQ_GIVEN) return "rows do not give ";
        const char *fault = class_fault(m, p, &a->where, name);
        if (!fault) fault = class_fault(m, p, &a->value, name);
        if (fault) return fault;
        *name = "";
        if (a->shift != MFGQ_AT_PERIOD && m->period_slot == MFGQ_I_NOWHERE)
            return a->shift == MFGQ_AT_BASE ? "base() needs a column period"
                                            : "previous() needs a column period";
        if (a->shift == MFGQ_AT_BASE && !m->base) return "the plan has no base period";
    }
    return NULL;
}

static int add_test(mfgq_measure *m, size_t slot, const char *text, int exact, uint32_t *out)
{
    size_t i = 0;
    while (i < m->test_count
           && (m->tests[i].slot != slot || m->tests[i].exact != exact
               || strcmp(m->tests[i].text, text) != 0))
        i++;
    *out = (uint32_t)i;
    if (i < m->test_count) return 1;
    if (!mfgq_i_grow((void **)&m->tests, &m->test_room, i + 1, sizeof *m->tests)) return 0;
    m->tests[m->test_count++] = (mfgq_i_test){slot, m->texts[slot].tests++, exact, text};
    return 1;
}

static int add_constant(mfgq_measure *m, double value, uint32_t *out)
{
    size_t i = 0;
    while (i < m->constant_count && memcmp(&m->constants[i], &value, sizeof value) != 0) i++;
    *out = (uint32_t)i;
    if (i < m->constant_count) return 1;
    if (!mfgq_i_grow((void **)&m->constants, &m->constant_room, i + 1, sizeof value)) return 0;
    m->constants[m->constant_count++] = value;
    return 1;
}

static int translate(mfgq_measure *m, const mfgq_program *p, const mfgq_i_op *op,
                     mfgq_i_step *step)
{
    step->code = op->code;
    step->arg = 0;
    if (op->code == MFGQ_I_OP_NUMBER) return add_constant(m, p->numbers[op->arg], &step->arg);
    if (op->code > MFGQ_I_OP_SAME) return 1;
    const mfgq_i_input *const input = &p->inputs[op->arg];
    const size_t v = variable_named(m->plan, input->name);
    if (op->code == MFGQ_I_OP_VARIABLE) {
        step->arg = (uint32_t)mfgq_i_number_slot_of(m, v, input->kind == MFGQ_VARIABLE_FLAG);
        return 1;
    }
    const size_t slot = mfgq_i_text_slot_of(m, m->variable_column[v], 0);
    return add_test(m, slot, p->classes[op->second], op->code == MFGQ_I_OP_SAME, &step->arg);
}

static size_t depth_of(const mfgq_i_expr *e)
{
    size_t depth = 0, most = 0;
    for (size_t i = 0; i < e->count; i++) {
        if (e->steps[i].code <= MFGQ_I_OP_SAME) depth++;
        else if (e->steps[i].code > MFGQ_I_OP_NOT) depth--;
        most = depth > most ? depth : most;
    }
    return most;
}

/* The expr of row code; NOWHERE for none. 0 if memory ran out. */
static int add_expr(mfgq_measure *m, const mfgq_program *p, const mfgq_i_code *code, size_t *out)
{
    *out = MFGQ_I_NOWHERE;
    if (!code->count) return 1;
    mfgq_i_step *const steps = mfgq_i_arena_alloc(&m->arena, code->count * sizeof *steps);
    if (!steps) return 0;
    for (size_t i = 0; i < code->count; i++)
        if (!translate(m, p, &code->ops[i], &steps[i])) return 0;
    for (*out = 0; *out < m->expr_count; ++*out)
        if (m->exprs[*out].count == code->count
            && memcmp(m->exprs[*out].steps, steps, code->count * sizeof *steps) == 0)
            return 1;
    if (!mfgq_i_grow((void **)&m->exprs, &m->expr_room, *out + 1, sizeof *m->exprs)) return 0;
    const mfgq_i_expr fresh = {steps, code->count};
    const size_t depth = depth_of(&fresh);
    m->depth = depth > m->depth ? depth : m->depth;
    m->exprs[m->expr_count++] = fresh;
    return 1;
}

static int add_atom(mfgq_measure *m, const mfgq_program *p, const mfgq_i_aggregate *a,
                    size_t *out)
{
    mfgq_i_atom atom = {a->function, MFGQ_I_NOWHERE, MFGQ_I_NOWHERE, m->cell_size};
    if (!add_expr(m, p, &a->value, &atom.value) || !add_expr(m, p, &a->where, &atom.where))
        return 0;
    for (*out = 0; *out < m->atom_count; ++*out) {
        const mfgq_i_atom *const old = &m->atoms[*out];
        if (old->function == atom.function && old->value == atom.value
            && old->where == atom.where)
            return 1;
    }
    if (!mfgq_i_grow((void **)&m->atoms, &m->atom_room, *out + 1, sizeof *m->atoms)) return 0;
    m->atoms[m->atom_count++] = atom;
    m->cell_size += sizeof(mfgq_i_tally) + mfgq_i_tally_extra(atom.function);
    return 1;
}

mfgq_status mfgq_i_measure_link(mfgq_measure *m, const mfgq_i_indicator *it, mfgq_error *err)
{
    const char *name;
    const char *const fault = fault_of(m, it, &name);
    if (fault) return leave_out(m, it, err, fault, name);
    const mfgq_program *const p = it->program;
    size_t *const atoms = mfgq_i_arena_alloc(&m->arena, (p->aggregate_count + 1) * sizeof *atoms);
    if (!atoms) return mfgq_i_no_memory(err);
    for (size_t i = 0; i < p->aggregate_count; i++)
        if (!add_atom(m, p, &p->aggregates[i], &atoms[i])) return mfgq_i_no_memory(err);
    mfgq_i_measured *const it_is = &m->measured[m->measured_count++];
    it_is->indicator = it;
    it_is->atoms = atoms;
    mfgq_i_find_quotient(&p->top, &it_is->numerator, &it_is->denominator);
    return MFGQ_OK;
}
