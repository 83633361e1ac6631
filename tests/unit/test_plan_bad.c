/* Plans that must be refused, each with one clear error at its place. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char good[] =
    "{\"format\": \"mfgq-plan\", \"version\": 1, \"id\": \"p\", \"title\": {\"zh\": \"t\"},\n"
    "\"start\": \"2021\", \"end\": \"2025\", \"base\": \"2020\", \"milestones\": [\"2023\", "
    "\"2025\"],\n"
    "\"sources\": [{\"id\": \"o\", \"title\": \"o\"}], \"clusters\": [{\"id\": \"c\", \"name_zh\": "
    "\"c\"}],\n"
    "\"variables\": [{\"id\": \"x\", \"unit\": \"元\"}, {\"id\": \"y\", \"unit\": \"人\"}],\n"
    "\"relations\": [\n"
    "{\"type\": \"quantity\", \"id\": \"q\", \"unit\": \"亿元\", \"expression\": \"a * 2\"},\n"
    "{\"type\": \"total\", \"id\": \"w\", \"total\": \"a\", \"parts\": [\"b\"]}],\n"
    "\"indicators\": [\n"
    "{\"id\": \"a\", \"name_zh\": \"甲\", \"unit\": \"亿元\", \"kind\": \"level\", \"direction\": "
    "\"up\",\n"
    "\"formula\": \"sum(x)\", \"cluster\": \"c\", \"statements\": [{\"id\": \"s1\", \"section\": "
    "\"一\", \"source\": "
    "\"o\",\n"
    "\"values\": [{\"period\": \"2023\", \"text\": \"21\"}, {\"period\": \"2025\", \"text\": "
    "\"30\"}]}]},\n"
    "{\"id\": \"b\", \"name_zh\": \"乙\", \"unit\": \"%\", \"kind\": \"share\", \"direction\": "
    "\"up\",\n"
    "\"parent\": \"a\", \"statements\": [{\"id\": \"s2\", \"section\": \"二\", \"type\": "
    "\"relative\",\n"
    "\"reference\": \"a\", \"values\": [{\"period\": \"2023\"}]}]}]}\n";

typedef struct fault {
    const char *from, *to; /* the change that makes the good plan bad */
    mfgq_status status;
    const char *message; /* how the message begins */
} fault;

static const fault faults[] = {
    {"\"mfgq-plan\"", "\"plan\"", MFGQ_E_DATA, "/format: "},
    {"\"version\": 1", "\"version\": 2", MFGQ_E_UNSUPPORTED, "/version: "},
    {"\"id\": \"p\"", "\"id\": \"a b\"", MFGQ_E_DATA, "/id: 'a b' is no id"},
    {"\"id\": \"p\", ", "", MFGQ_E_DATA, "/: no key 'id'"},
    {"{\"zh\": \"t\"}", "\"t\"", MFGQ_E_DATA, "/title: not an object"},
    {"\"zh\": \"t\"", "\"zh\": \"t\", \"fr\": \"t\"", MFGQ_E_DATA, "/title: unknown key 'fr'"},
    {"\"start\": \"2021\"", "\"start\": \"21\"", MFGQ_E_DATA, "/start: '21' is no period"},
    {"\"start\": \"2021\"", "\"start\": \"2026\"", MFGQ_E_DATA, "/end: earlier than start"},
    {"\"base\": \"2020\"", "\"base\": \"2026\"", MFGQ_E_DATA, "/base: later than end"},
    {"[\"2023\", \"2025\"]", "[\"2025\", \"2023\"]", MFGQ_E_DATA, "/milestones: not in order"},
    {"[\"2023\", \"2025\"]", "\"2025\"", MFGQ_E_DATA, "/milestones: not a list"},
    {"[\"2023\", \"2025\"]", "[2023]", MFGQ_E_DATA, "/milestones/0: not a string"},
    {"\"title\": \"o\"}", "\"title\": \"o\"}, {\"id\": \"o\", \"title\": \"u\"}", MFGQ_E_DATA,
     "/sources/1/id: 'o' is also number 0"},
    {"\"cluster\": \"c\"", "\"cluster\": \"d\"", MFGQ_E_NOT_FOUND,
     "/indicators/0/cluster: no cluster"},
    {"\"source\": \"o\"", "\"source\": \"x\"", MFGQ_E_NOT_FOUND,
     "/indicators/0/statements/0/source: no source 'x'"},
    {"\"id\": \"b\"", "\"id\": \"a\"", MFGQ_E_DATA, "/indicators/1/id: 'a' is also number 0"},
    {"\"parent\": \"a\"", "\"parent\": \"z\"", MFGQ_E_NOT_FOUND,
     "/indicators/1/parent: no indicator"},
    {"\"parent\": \"a\"", "\"parent\": \"b\"", MFGQ_E_DATA, "/indicators/1/parent: the parents of"},
    {"\"cluster\": \"c\"", "\"parent\": \"b\"", MFGQ_E_DATA,
     "/indicators/0/parent: the parents of"},
    {"\"cluster\": \"c\"", "\"relation\": \"part-of\"", MFGQ_E_DATA,
     "/indicators/0/relation: there is"},
    {"\"unit\": \"%\"", "\"unit\": \"朵\"", MFGQ_E_UNIT,
     "/indicators/1/unit: '朵' is no known unit"},
    {"\"unit\": \"%\"", "\"unit\": \"\"", MFGQ_E_UNIT, "/indicators/1/unit: empty"},
    {"\"kind\": \"share\"", "\"kind\": \"part\"", MFGQ_E_DATA,
     "/indicators/1/kind: 'part' is not one"},
    {"\"direction\": \"up\",\n\"formula\"", "\"direction\": 1,\n\"formula\"", MFGQ_E_DATA,
     "/indicators/0/direction: "},
    {"\"id\": \"s2\"", "\"id\": \"s1\"", MFGQ_E_DATA,
     "/indicators/1/statements/0/id: 's1' is used twice"},
    {"\"text\": \"21\"", "\"text\": \"21人\"", MFGQ_E_UNIT,
     "/indicators/0/statements/0/values/0/unit: '人' cannot be compared"},
    {"\"text\": \"21\"", "\"text\": \"many\"", MFGQ_E_PARSE,
     "/indicators/0/statements/0/values/0/text: "},
    {"\"text\": \"21\"", "\"text\": \"5—4\"", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/0/text: '5—4': the range runs backwards"},
    {"\"text\": \"21\"", "\"text\": \"21\", \"comparator\": \"range\"", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/0/comparator: the figure is not a range"},
    {", \"text\": \"21\"", "", MFGQ_E_DATA, "/indicators/0/statements/0/values/0: no key 'text'"},
    {"\"period\": \"2025\", ", "", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/1: no key 'period'"},
    {"\"period\": \"2025\"", "\"period\": \"2025\", \"dated\": false", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/1/period: the value is not dated"},
    {"{\"period\": \"2025\"", "{\"period\": \"2023\"", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/1: a second value for 2023"},
    {"\"text\": \"21\"", "\"text\": \"[21]\", \"base\": \"2023\"", MFGQ_E_DATA,
     "/indicators/0/statements/0/values/0: the base 2023 is not before"},
    {"\"base\": \"2020\", \"milestones\"", "\"milestones\"", MFGQ_OK, NULL},
    {"\"reference\": \"a\", ", "", MFGQ_E_DATA, "/indicators/1/statements/0: a relative statement"},
    {"\"reference\": \"a\"", "\"reference\": \"z\"", MFGQ_E_NOT_FOUND,
     "/indicators/1/statements/0/reference: no indicator 'z'"},
    {"\"reference\": \"a\"", "\"reference\": \"a\", \"lag\": -1", MFGQ_E_DATA,
     "/indicators/1/statements/0/lag: not a whole number"},
    {"\"type\": \"relative\"", "\"type\": \"relative\", \"base_stated\": 0", MFGQ_E_DATA,
     "/indicators/1/statements/0/base_stated: not true or false"},
    {"[{\"period\": \"2023\"}]", "[{\"period\": \"2023\", \"text\": \"5\"}]", MFGQ_E_DATA,
     "/indicators/1/statements/0/values/0/text: the statement is not of figures"},
    {"[{\"period\": \"2023\"}]", "[]", MFGQ_E_DATA, "/indicators/1/statements/0/values: no list"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a * z\"", MFGQ_E_NOT_FOUND,
     "/relations/0/expression: column 5: no variable 'z'"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a + q\"", MFGQ_E_NOT_FOUND,
     "/relations/0/expression: no indicator or earlier quantity 'q'"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a *\"", MFGQ_E_PARSE,
     "/relations/0/expression: column 4: expected a number, a name or '(', found the end"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a a\"", MFGQ_E_PARSE,
     "/relations/0/expression: column 3: expected an operator or the end, found 'a'"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a * / a\"", MFGQ_E_PARSE,
     "/relations/0/expression: column 5: expected a number, a name or '('"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a / 0\"", MFGQ_E_DOMAIN,
     "/relations/0/expression: column 3: division by zero"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"a * a\"", MFGQ_E_UNIT,
     "/relations/0/expression: column 1: the formula gives currency^2, the unit"},
    {"\"expression\": \"a * 2\"", "\"expression\": \"base(a)\"", MFGQ_E_DATA,
     "/relations/0/expression: base and previous have no meaning here"},
    {"\"id\": \"q\"", "\"id\": \"a\"", MFGQ_E_DATA, "/relations/0/id: 'a' is an indicator"},
    {"\"id\": \"w\"", "\"id\": \"q\"", MFGQ_E_DATA, "/relations/1/id: 'q' is used twice"},
    {"\"parts\": [\"b\"]", "\"parts\": [\"b\", \"b\"]", MFGQ_E_DATA,
     "/relations/1/parts/1: 'b' stands"},
    {"\"parts\": [\"b\"]", "\"parts\": []", MFGQ_E_DATA, "/relations/1/parts: empty"},
    {"\"type\": \"total\"", "\"type\": \"sum\"", MFGQ_E_DATA, "/relations/1/type: not one of"},
    {"\"unit\": \"人\"", "\"unit\": \"朵\"", MFGQ_E_UNIT, "/variables/1: "},
    {"\"id\": \"y\"", "\"id\": \"x\"", MFGQ_E_DATA, "/variables/1/id: 'x' is also number 0"},
    {"sum(x)", "sum(z)", MFGQ_E_NOT_FOUND, "/indicators/0/formula: column 5: "},
    {"sum(x)", "sum(y)", MFGQ_E_UNIT, "/indicators/0/formula: column "},
    {"sum(x)", "sum(x", MFGQ_E_PARSE, "/indicators/0/formula: column 6: "},
    {"sum(x)", "x", MFGQ_E_DATA, "/indicators/0/formula: column 1: "},
    {"\"indicators\": [", "\"indicators\": [], \"x\": [", MFGQ_E_DATA, "/: unknown key 'x'"},
};

static char *changed(const fault *f)
{
    const char *const at = strstr(good, f->from);
    if (!at) fail_msg("the good plan does not hold %s", f->from);
    const size_t before = (size_t)(at - good), rest = strlen(at + strlen(f->from));
    char *const text = malloc(before + strlen(f->to) + rest + 1);
    assert_non_null(text);
    memcpy(text, good, before);
    strcpy(text + before, f->to);
    strcat(text, at + strlen(f->from));
    return text;
}

static void test_meaning(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        char *const text = changed(&faults[i]);
        mfgq_plan *plan = NULL;
        mfgq_error err;
        const mfgq_status status = mfgq_plan_load(text, strlen(text), MFGQ_UTF8, &plan, &err);
        if (status != faults[i].status)
            fail_msg("%s -> %s: %s, %s", faults[i].from, faults[i].to, mfgq_status_name(status),
                     status ? err.message : "");
        if (status && strncmp(err.message, faults[i].message, strlen(faults[i].message)) != 0)
            fail_msg("%s: got '%s'", faults[i].message, err.message);
        assert_true(status == MFGQ_OK || !plan);
        mfgq_plan_free(plan);
        free(text);
    }
}

static void refuse(const char *text, size_t size, mfgq_status status, int line, int column)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    const mfgq_status got = mfgq_plan_load(text, size, MFGQ_UTF8, &plan, &err);
    if (got != status || err.line != line || (column && err.column != column))
        fail_msg("'%.40s': %s %d:%d %s", text, mfgq_status_name(got), err.line, err.column,
                 got ? err.message : "");
    assert_null(plan);
}

static void refuse_text(const char *text, mfgq_status status, int line, int column)
{
    refuse(text, strlen(text), status, line, column);
}

static void test_syntax(void **state)
{
    (void)state;
    refuse_text("{\n \"a\": 1,\n}", MFGQ_E_PARSE, 3, 0);
    refuse_text("{\"a\": 1, \"a\": 2}", MFGQ_E_PARSE, 1, 0);
    refuse_text("{\"a\": \"\xff\"}", MFGQ_E_ENCODING, 1, 8);
    refuse_text("{\"a\": \"\\u0000\"}", MFGQ_E_PARSE, 1, 0);
    refuse_text("{} x", MFGQ_E_PARSE, 1, 0);
    refuse_text("", MFGQ_E_PARSE, 1, 1);
    refuse_text("[1]", MFGQ_E_DATA, 1, 1);
}

static void test_tables(void **state)
{
    (void)state;
    refuse_text("a,b\n1,2\n", MFGQ_E_DATA, 1, 1);
    refuse_text("indicator,period,value,unit\n", MFGQ_E_DATA, 2, 1);
    refuse_text("indicator,period,value,unit\na,2020,1,%\n,2020,1,%\n", MFGQ_E_DATA, 3, 1);
    refuse_text("indicator,period,value,unit\na,2020,1,%\na,20,1,%\n", MFGQ_E_DATA, 3, 3);
    refuse_text("indicator,period,value,unit\na,2020,1,%\na,2021,x,%\n", MFGQ_E_PARSE, 3, 8);
    refuse_text("indicator,period,value,unit\na,2020,1,%\na,2021,1,人\n", MFGQ_E_UNIT, 3, 10);
    refuse_text("indicator,period,value,unit\na,2020,1,朵\n", MFGQ_E_UNIT, 2, 10);
    refuse_text("indicator,period,value,unit\na,2020,,%\n", MFGQ_E_DATA, 2, 0);
    refuse_text("indicator,period,value,unit\na,2020,1,%\na,2020,2,%\n", MFGQ_E_DATA, 3, 0);
    refuse_text("indicator,period,value,unit,parent\na,2020,1,%,b\n", MFGQ_E_NOT_FOUND, 2, 12);
    refuse_text("indicator,period,value,unit,comparator\na,2020,1,%,most\n", MFGQ_E_DATA, 2, 12);
    refuse_text("indicator,period,value,unit,dated\na,2020,1,%,maybe\n", MFGQ_E_DATA, 2, 12);
    refuse_text("indicator,period,value,unit,extra\na,2020,1,%,{\n", MFGQ_E_DATA, 2, 12);
    refuse_text("indicator,period,value,unit,extra\na,2020,1,%,\"{\"\"x\"\": 1}\"\n", MFGQ_E_DATA,
                2, 0);
    refuse_text("indicator,period,value,unit\na,2020\n", MFGQ_E_PARSE, 2, 0);
}

static char *repeated(const char *piece, size_t times, size_t *size)
{
    const size_t length = strlen(piece);
    char *const text = malloc(length * times + 1);
    assert_non_null(text);
    for (size_t i = 0; i < times; i++) memcpy(text + i * length, piece, length);
    *size = length * times;
    text[*size] = '\0';
    return text;
}

static void test_deep_and_huge(void **state)
{
    (void)state;
    size_t size;
    char *text = repeated("{\"a\":", 5000, &size);
    refuse(text, size, MFGQ_E_LIMIT, 1, 0);
    free(text);
    char deep[400] = "{\"a\": ";
    for (int i = 0; i < 40; i++) strcat(deep, "[");
    for (int i = 0; i < 40; i++) strcat(deep, "]");
    strcat(deep, "}");
    refuse(deep, strlen(deep), MFGQ_E_LIMIT, 1, 1);
    text = repeated("                ", 1024 * 1024 + 1, &size);
    refuse(text, size, MFGQ_E_LIMIT, 0, 0);
    free(text);
}

/* Truncated anywhere, a file is refused or still whole, and nothing is left behind. */
static void truncate_file(const char *path, int observations)
{
    size_t size;
    char *const text = support_file(path, &size);
    const size_t before = support_live_blocks();
    for (size_t cut = 0; cut < size; cut += 97) {
        mfgq_plan *plan = NULL;
        mfgq_observations *rows = NULL;
        mfgq_error err;
        const mfgq_status status = observations
                                       ? mfgq_observations_load(text, cut, MFGQ_UTF8, &rows, &err)
                                       : mfgq_plan_load(text, cut, MFGQ_UTF8, &plan, &err);
        assert_true(observations || status != MFGQ_OK);
        assert_true(status == MFGQ_OK || err.message[0]);
        mfgq_plan_free(plan);
        mfgq_observations_free(rows);
        assert_int_equal(support_live_blocks(), before);
    }
    free(text);
}

static void test_truncated(void **state)
{
    (void)state;
    truncate_file("src/plan/data/chongqing-2019-2022.json", 0);
    truncate_file("src/plan/data/national-14fyp-2021-2025.json", 0);
    truncate_file("src/plan/data/annual-targets.json", 0);
    truncate_file("src/plan/data/chongqing-2019-2022.csv", 1);
}

/* Any byte changed: refused, or still a plan; never a crash. */
static void test_mangled(void **state)
{
    (void)state;
    size_t size;
    char *const text = support_file("src/plan/data/national-14fyp-2021-2025.json", &size);
    support_random random = {7};
    for (int i = 0; i < 600; i++) {
        const size_t at = (size_t)(support_next(&random) % size);
        const char old = text[at];
        text[at] = (char)(support_next(&random) & 0xff);
        mfgq_plan *plan = NULL;
        mfgq_error err;
        if (mfgq_plan_load(text, size, MFGQ_UTF8, &plan, &err) != MFGQ_OK)
            assert_true(err.message[0] != '\0' && !plan);
        mfgq_plan_free(plan);
        text[at] = old;
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_meaning),   cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_tables),    cmocka_unit_test(test_deep_and_huge),
        cmocka_unit_test(test_truncated), cmocka_unit_test(test_mangled),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
