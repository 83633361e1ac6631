# Series with a season that come with R, and the processor time of R's forecast on them:
#   Rscript tests/bench/reference_season.R write FILE   the series, for the other tools
#   Rscript tests/bench/reference_season.R measure      fit and one season ahead
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
series <- list(AirPassengers = AirPassengers, UKgas = UKgas, nottem = nottem, co2 = co2,
               UKDriverDeaths = UKDriverDeaths)
if (arguments[1] == "write") {
  text <- sapply(series, function(y) paste(formatC(y, digits = 17, format = "g"), collapse = " "))
  rows <- sprintf("%s,%d,%s", names(series), as.integer(sapply(series, frequency)), text)
  writeLines(c("series,frequency,values", rows), arguments[2])
  quit()
}
ahead <- function(fit, y) forecast(fit, frequency(y), level = c(80, 95))
work <- list(ets = function(y) ahead(ets(y), y),
             "ets-AAA" = function(y) ahead(ets(y, "AAA", damped = FALSE), y),
             "ets-MAM" = function(y) ahead(ets(y, "MAM", damped = FALSE), y),
             arima = function(y) ahead(auto.arima(y), y))
for (name in names(work)[2:3]) work[[name]](UKgas) # load and compile
for (y in names(series)) for (name in names(work)) {
  spent <- min(replicate(if (name == "arima") 1 else 3, system.time(work[[name]](series[[y]]))[1]))
  cat(sprintf("forecast %s/%s %9.1f us a series\n", y, name, 1e6 * spent))
}
