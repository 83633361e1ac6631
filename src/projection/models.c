/* The table of models, the table of parameters, and the running of one model. */
#include "projection_i.h"

#include <math.h>
#include <string.h>

const mfgq_i_model mfgq_i_models[] = {
#define MODEL(id, name, function, variant, least, source)                             \
    {name, mfgq_i_model_##function, variant, least, source},
#include "models.def"
#undef MODEL
};

enum { MODELS = (int)(sizeof mfgq_i_models / sizeof *mfgq_i_models) };
_Static_assert(MODELS == MFGQ_MODEL_COUNT, "models.def and mfgq_model must agree");

static const struct {
    const char *name;
    int dimension;
} parameters[] = {
#define PARAMETER(id, name, dimension) {name, dimension},
#include "parameters.def"
#undef PARAMETER
};

const char *mfgq_i_parameter_name(int parameter)
{
    return parameters[parameter].name;
}

int mfgq_i_parameter_dimension(int parameter)
{
    return parameters[parameter].dimension;
}

int mfgq_i_parameter_find(const char *name)
{
    for (int i = 0; i < MFGQ_I_PARAMETERS; i++)
        if (strcmp(parameters[i].name, name) == 0) return i;
    return -1;
}

const char *mfgq_model_name(int model)
{
    return model >= 0 && model < MODELS ? mfgq_i_models[model].name : NULL;
}

const char *mfgq_model_source(int model)
{
    return model >= 0 && model < MODELS ? mfgq_i_models[model].source : NULL;
}

int mfgq_model_find(const char *name)
{
    for (int i = 0; name && i < MODELS; i++)
        if (strcmp(mfgq_i_models[i].name, name) == 0) return i;
    return -1;
}

int mfgq_model_count(void)
{
    return MODELS;
}
