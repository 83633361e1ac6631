/**
 * @file mfgq.h
 * @brief All of libmfgq's stable interface.
 */
#ifndef MFGQ_MFGQ_H
#define MFGQ_MFGQ_H

#include "allocate.h"
#include "base.h"
#include "chain.h"
#include "check.h"
#include "contributions.h"
#include "csv.h"
#include "curve.h"
#include "cumulative.h"
#include "path.h"
#include "period.h"
#include "quantity.h"
#include "projection.h"
#include "backtest.h"
#include "outlook.h"
#include "ratio.h"
#include "series.h"
#include "table.h"
#include "arrow.h"
#include "indicator.h"
#include "disaggregate.h"
#include "reconcile.h"
#include "decompose.h"
#include "growth.h"
#include "progress.h"
#include "plan.h"
#include "lint.h"
#include "cluster.h"
#include "inequality.h"
#include "complexity.h"
#include "composite.h"
#include "taxonomy.h"
#include "crosswalk.h"
#include "rollup.h"
#include "decompose.h"
#include "growth.h"
#include "assess.h"

#endif
