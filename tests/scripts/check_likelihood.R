# Compares maximised log-likelihoods with R's on the open series of tests/data and on
# seasonal series that come with R and forecast, also cut to a few seasons; lists every fit
# that falls short by more than 1e-6.
#   Rscript tests/scripts/check_likelihood.R [PROGRAM] [PART ...]
# PART is ets, season, arima or local; all without one. Needs r-base and r-cran-forecast.
suppressMessages(library(forecast))
arguments <- commandArgs(TRUE)
program <- if (length(arguments)) arguments[1] else "build/release/mfgq"
parts <- if (length(arguments) > 1) arguments[-1] else c("ets", "season", "arima", "local")
margin <- 1e-6

read_set <- function(file) {
  set <- read.csv(file, stringsAsFactors = FALSE)
  y <- lapply(strsplit(set$values, " "), as.numeric)
  names(y) <- paste0(sub("_.*", "", basename(file)), "-", set$series)
  lapply(y, ts)
}
yearly <- c(read_set("tests/data/m1_yearly.csv"), read_set("tests/data/tsdl_annual.csv"))
yearly <- Filter(function(y) length(y) >= 9 && length(y) <= 300 && sd(y) > 0, yearly)
seasonal <- list(AirPassengers = AirPassengers, UKgas = UKgas, JohnsonJohnson = JohnsonJohnson,
                 austres = austres, co2 = window(co2, end = c(1975, 12)), ldeaths = ldeaths,
                 mdeaths = mdeaths, fdeaths = fdeaths, nottem = nottem,
                 UKDriverDeaths = UKDriverDeaths, USAccDeaths = USAccDeaths,
                 wineind = wineind, woolyrnq = woolyrnq, gas = window(gas, end = c(1970, 12)),
                 sunspots = window(sunspots, 1900, c(1925, 12)), revenue = freeny.y,
                 Seatbelts = Seatbelts[, "front"], kms = Seatbelts[, "kms"],
                 petrol = Seatbelts[, "PetrolPrice"])
# The first and the last 3 and 5 seasons and a half of each.
for (name in names(seasonal)) for (seasons in c(3.5, 5.5)) {
  y <- seasonal[[name]]
  n <- seasons * frequency(y)
  if (n > length(y)) next
  seasonal[[sprintf("%s-first-%g", name, seasons)]] <- ts(head(y, n), frequency = frequency(y))
  seasonal[[sprintf("%s-last-%g", name, seasons)]] <- ts(tail(y, n), frequency = frequency(y))
}

# The parameters that the program finds, a row a series, a column a parameter.
fit <- function(series, model, ...) {
  file <- tempfile(fileext = ".csv")
  text <- sapply(series, function(y) paste(formatC(y, digits = 17, format = "g"), collapse = " "))
  rows <- sprintf("%s,%d,%s", names(series), as.integer(sapply(series, frequency)), text)
  writeLines(c("series,frequency,values", rows), file)
  out <- suppressWarnings(system2(program, c("project", file, "--horizon", "1", "--model", model,
    "--parameters", "--format", "csv", ...), stdout = TRUE))
  table <- read.csv(text = out, stringsAsFactors = FALSE)
  value <- function(name) {
    rows <- table[table$parameter == name, ]
    as.numeric(rows$value[match(names(series), rows$series)])
  }
  sapply(unique(c("loglik", table$parameter)), value)
}

# One line a kind of fit, and one for each shortfall.
shortfalls <- 0
compare <- function(kind, names, ours, theirs) {
  seen <- is.finite(theirs) & is.finite(ours)
  gap <- (theirs - ours)[seen]
  bad <- gap > margin
  cat(sprintf("%-14s %5d fits, %4d short, worst %9.2e; above by 1e-6 %4d, by .1 %4d; none %d\n",
              kind, sum(seen), sum(bad), max(c(gap, -Inf)), sum(gap < -margin), sum(gap < -.1),
              sum(is.finite(theirs) & !is.finite(ours))))
  for (i in which(bad)) cat(sprintf("    %s: short by %.3g\n", names[seen][i], gap[i]))
  shortfalls <<- shortfalls + sum(bad)
}

# ---- exponential smoothing ----

ets_loglik <- function(y, model, damped) {
  f <- try(ets(y, model, damped = damped), silent = TRUE)
  if (inherits(f, "try-error") || is.null(f$loglik)) return(NA)
  n <- length(y)
  f$loglik - n / 2 * (log(2 * pi / n) + 1)
}
check_ets <- function(series, seasons) {
  for (season in seasons) for (error in c("A", "M")) for (trend in c("N", "A", "Ad")) {
    if (error == "A" && season == "M") next
    name <- paste0(error, trend, season)
    code <- paste0(error, substr(trend, 1, 1), season)
    kept <- if (error == "M") Filter(function(y) all(y > 0), series) else series
    theirs <- sapply(kept, ets_loglik, code, trend == "Ad")
    compare(paste0("ets-", name), names(kept), fit(kept, paste0("ets-", name))[, "loglik"], theirs)
  }
}

# ---- ARIMA: likelihood of the differenced series, with or without a mean ----

# R's own value is not exact near a unit root (Gardner's start), so its coefficients are
# evaluated again: a dense normal density, mean and variance profiled out.
exact_loglik <- function(w, ar, ma, mean) {
  p <- length(ar); q <- length(ma); n <- length(w)
  moving <- c(1, ma)
  psi <- c(1, if (q > 0) ARMAtoMA(ar, ma, q))
  cross <- sapply(0:q, function(k) sum(moving[(k + 1):(q + 1)] * psi[1:(q + 1 - k)]))
  cross <- c(cross, rep(0, max(p, n)))
  a <- diag(p + 1)
  for (k in 0:p) for (i in seq_len(p)) a[k + 1, abs(k - i) + 1] <- a[k + 1, abs(k - i) + 1] - ar[i]
  gamma <- try(solve(a, cross[1:(p + 1)], tol = 1e-30), silent = TRUE)
  if (inherits(gamma, "try-error")) return(NA)
  while (length(gamma) < n) {
    k <- length(gamma)
    gamma <- c(gamma, cross[k + 1] + if (p > 0) sum(ar * gamma[k + 1 - seq_len(p)]) else 0)
  }
  root <- try(chol(toeplitz(gamma[1:n])), silent = TRUE)
  if (inherits(root, "try-error")) return(NA)
  z <- backsolve(root, w, transpose = TRUE)
  one <- backsolve(root, rep(1, n), transpose = TRUE)
  if (mean) z <- z - one * sum(z * one) / sum(one^2)
  -n / 2 * (log(2 * pi * sum(z^2) / n) + 1) - sum(log(diag(root)))
}
arma_loglik <- function(y, p, d, q, mean) {
  w <- if (d > 0) diff(y, differences = d) else y
  f <- try(suppressWarnings(arima(w, c(p, 0, q), include.mean = mean, method = "ML")), silent = TRUE)
  if (inherits(f, "try-error")) return(NA)
  exact_loglik(w, f$coef[seq_len(p)], f$coef[p + seq_len(q)], mean)
}
check_arima <- function(series, orders) {
  for (o in orders) {
    got <- fit(series, "arima", "--set", paste0("p=", o[1]), "--set", paste0("d=", o[2]), "--set",
               paste0("q=", o[3]))
    constant <- if (o[2] == 0) "mean" else "drift"
    has <- if (constant %in% colnames(got)) is.finite(got[, constant]) else rep(FALSE, nrow(got))
    theirs <- mapply(function(y, m) arma_loglik(y, o[1], o[2], o[3], m), series, has)
    compare(sprintf("arima(%d,%d,%d)", o[1], o[2], o[3]), names(series), got[, "loglik"], theirs)
  }
}

# ---- structural models: with a diffuse start the likelihood is that of the differences ----

normal_loglik <- function(w, bands) {
  covariance <- toeplitz(c(bands, rep(0, length(w) - length(bands))))
  root <- try(chol(covariance), silent = TRUE)
  if (inherits(root, "try-error")) return(NA)
  z <- backsolve(root, w, transpose = TRUE)
  -length(w) / 2 * log(2 * pi) - sum(log(diag(root))) - sum(z^2) / 2
}
local_loglik <- function(y, type) {
  f <- try(StructTS(y, type), silent = TRUE)
  if (inherits(f, "try-error")) return(NA)
  v <- as.list(f$coef)
  if (type == "level")
    return(normal_loglik(diff(y), c(2 * v$epsilon + v$level, -v$epsilon)) - log(2 * pi) / 2)
  bands <- c(6 * v$epsilon + 2 * v$level + v$slope, -4 * v$epsilon - v$level, v$epsilon)
  normal_loglik(diff(y, differences = 2), bands) - log(2 * pi)
}
check_local <- function(series) {
  compare("local-level", names(series), fit(series, "local-level")[, "loglik"],
          sapply(series, local_loglik, "level"))
  compare("local-trend", names(series), fit(series, "local-trend")[, "loglik"],
          sapply(series, local_loglik, "trend"))
}

if ("ets" %in% parts) check_ets(yearly, "N")
if ("season" %in% parts) check_ets(seasonal, c("A", "M"))
if ("arima" %in% parts)
  check_arima(yearly, list(c(1, 0, 0), c(0, 1, 1), c(1, 1, 0), c(1, 1, 1), c(2, 0, 1), c(2, 1, 2),
                           c(0, 2, 1), c(0, 2, 2), c(3, 0, 0)))
if ("local" %in% parts) check_local(yearly)
cat(sprintf("%d short in all\n", shortfalls))
quit(status = shortfalls > 0)
