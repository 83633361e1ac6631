# Processor time a series of R's forecast on the same set and work as bench_projection:
#   Rscript tests/bench/reference_projection.R
suppressMessages(library(forecast))
set <- read.csv("tests/data/m1_yearly.csv", stringsAsFactors = FALSE)
series <- lapply(strsplit(set$values, " "), function(v) head(as.numeric(v), -6))
work <- list(
  drift = function(y) rwf(y, 6, drift = TRUE, level = c(80, 95)),
  ses = function(y) forecast(ets(y, "ANN"), 6, level = c(80, 95)),
  holt = function(y) forecast(ets(y, "AAN", damped = FALSE), 6, level = c(80, 95)),
  "holt-damped" = function(y) forecast(ets(y, "AAN", damped = TRUE), 6, level = c(80, 95)),
  theta = function(y) thetaf(y, 6, level = c(80, 95)),
  ets = function(y) forecast(ets(y), 6, level = c(80, 95)),
  arima = function(y) forecast(auto.arima(y), 6, level = c(80, 95)),
  "arima-011" = function(y) forecast(Arima(y, c(0, 1, 1), include.drift = TRUE), 6,
                                     level = c(80, 95)),
  "local-level" = function(y) forecast(StructTS(y, "level"), 6, level = c(80, 95)),
  "local-trend" = function(y) forecast(StructTS(y, "trend"), 6, level = c(80, 95)))
for (name in names(work)) try(work[[name]](series[[1]]), silent = TRUE) # load and compile
for (name in names(work)) {
  spent <- system.time(for (y in series) try(work[[name]](y), silent = TRUE))[1]
  cat(sprintf("forecast %-12s %9.1f us a series\n", name, 1e6 * spent / length(series)))
}
