# Probabilities of targets, `auto` against R's drift, ETS and ARIMA on the open yearly series of tests/data: Brier
# score, logarithmic score, and how often what was called unlikely happened.
#   Rscript tests/scripts/check_targets.R [PROGRAM]
# The last 6 values are held back; a target is the last known value plus k mean absolute changes a step at the sixth,
# k = -1, -0.5, ... 1.5. Needs r-base and r-cran-forecast. R's probabilities are normal tails of its own intervals.
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
program <- if (length(arguments)) arguments[1] else "build/release/mfgq"
horizon <- 6
steps <- seq(-1, 1.5, 0.5)

read_set <- function(file) {
  set <- read.csv(file, stringsAsFactors = FALSE)
  y <- lapply(strsplit(set$values, " "), as.numeric)
  names(y) <- set$series
  y
}

# One row a target: series, training values, target, outcome.
questions <- function(set, cut) {
  rows <- list()
  for (name in names(set)) {
    y <- set[[name]]
    past <- head(y, -horizon)
    if (cut) past <- tail(past, cut)
    if (length(past) < 5) next
    change <- mean(abs(diff(past)))
    if (change == 0) next
    target <- tail(past, 1) + steps * change * horizon
    rows[[name]] <- list(past = past, target = target, met = tail(y, 1) >= target)
  }
  rows
}

ours <- function(rows) {
  file <- tempfile(fileext = ".csv")
  text <- "series,frequency,values,target,target_period,comparator"
  number <- function(x) formatC(x, digits = 17, format = "g")
  for (i in seq_along(rows)) for (k in seq_along(steps))
    text <- c(text, sprintf("%d-%d,1,%s,%s,%d,ge", i, k, paste(number(rows[[i]]$past), collapse = " "),
                            number(rows[[i]]$target[k]), horizon))
  writeLines(text, file)
  out <- read.csv(text = system2(program, c("project", file, "--horizon", horizon, "--format", "csv"),
                                 stdout = TRUE), stringsAsFactors = FALSE)
  out <- out[out$step == horizon, ]
  matrix(out$probability, ncol = length(steps), byrow = TRUE)
}

theirs <- function(rows, model) {
  t(sapply(rows, function(r) {
    f <- tryCatch(suppressWarnings(model(ts(r$past))), error = function(e) NULL)
    if (is.null(f)) return(rep(NA, length(steps)))
    sd <- (f$upper[horizon, 1] - f$mean[horizon]) / qnorm(0.975)
    pmin(pmax(pnorm((f$mean[horizon] - r$target) / max(sd, 1e-300)), 0.001), 0.999)
  }))
}

score <- function(name, p, met) {
  keep <- !is.na(p)
  p <- p[keep]; met <- met[keep]
  low <- p < 0.05; high <- p > 0.95
  cat(sprintf("  %-6s Brier %.4f  log %.4f  said <5%%: happened %4.1f%% of %d  said >95%%: %4.1f%% of %d\n", name,
              mean((p - met)^2), -mean(ifelse(met, log(p), log(1 - p))), 100 * mean(met[low]), sum(low),
              100 * mean(met[high]), sum(high)))
}

models <- list(drift = function(y) rwf(y, h = horizon, drift = TRUE, level = 95),
               ets = function(y) forecast(ets(y, "ZZN"), h = horizon, level = 95),
               arima = function(y) forecast(auto.arima(y), h = horizon, level = 95))
for (file in c("m1_yearly", "tsdl_annual")) for (cut in c(0, 5, 8, 12)) {
  rows <- questions(read_set(file.path("tests/data", paste0(file, ".csv"))), cut)
  met <- t(sapply(rows, function(r) r$met))
  cat(sprintf("%s, %s, %d series\n", file, if (cut) paste("last", cut) else "all values", length(rows)))
  score("auto", ours(rows), met)
  for (m in names(models)) score(m, theirs(rows, models[[m]]), met)
}
