/**
 * @file mfgq.h
 * @brief All of libmfgq's stable interface.
 */
#ifndef MFGQ_MFGQ_H
#define MFGQ_MFGQ_H

#include "allocate.h"
#include "arrow.h"
#include "assess.h"
#include "backtest.h"
#include "base.h"
#include "chain.h"
#include "check.h"
#include "chinese.h"
#include "cluster.h"
#include "complexity.h"
#include "composite.h"
#include "contributions.h"
#include "crosswalk.h"
#include "csv.h"
#include "cumulative.h"
#include "curve.h"
#include "decompose.h"
#include "disaggregate.h"
#include "growth.h"
#include "indicator.h"
#include "inequality.h"
#include "lint.h"
#include "measure.h"
#include "outlook.h"
#include "path.h"
#include "period.h"
#include "plan.h"
#include "progress.h"
#include "projection.h"
#include "quantity.h"
#include "ratio.h"
#include "reconcile.h"
#include "rollup.h"
#include "scenario.h"
#include "series.h"
#include "table.h"
#include "taxonomy.h"

#endif
