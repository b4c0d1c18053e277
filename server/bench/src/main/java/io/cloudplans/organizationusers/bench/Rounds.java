package io.cloudplans.organizationusers.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Measures servers in turn (A B A B), after warming up each until its CPU time stops falling. */
final class Rounds {
  private static final double SETTLED = 0.97;
  private static final int WARM_UP_REQUESTS = 100_000;

  private final int rounds;
  private final double seconds;
  private final int maxWarmUps;

  /**
   * Creates a plan.
   *
   * @param seconds the length of one measurement
   */
  Rounds(int rounds, double seconds, int maxWarmUps) {
    this.rounds = rounds;
    this.seconds = seconds;
    this.maxWarmUps = maxWarmUps;
  }

  int count() {
    return rounds;
  }

  double seconds() {
    return seconds;
  }

  /** One measurement of one server. */
  record Sample(double cpuMicros, double perSecond, double p50, double p99, long failures) {}

  /** The samples of a figure, with their median and interquartile range. */
  @SuppressWarnings("ArrayRecordComponent")
  record Figure(double[] ascending) {
    static Figure of(List<Double> samples) {
      return new Figure(samples.stream().mapToDouble(Double::doubleValue).sorted().toArray());
    }

    double median() {
      return quantile(0.5);
    }

    private double quantile(double quantile) {
      return ascending[(int) Math.round(quantile * (ascending.length - 1))];
    }

    /** Formats the median with the lowest and the highest sample. */
    String text(String format) {
      return (format + " (" + format + ".." + format + ")")
          .formatted(median(), ascending[0], ascending[ascending.length - 1]);
    }

    /** Returns the interquartile range divided by the median. */
    double spread() {
      return (quantile(0.75) - quantile(0.25)) / median();
    }
  }

  Sample sample(ServerProcess server, int connections, LongFunction<byte[]> requests) {
    double before = server.stats().cpuSeconds();
    Load.Result result = Load.run(server.port(), connections, seconds, requests);
    double cpu = server.stats().cpuSeconds() - before;
    return new Sample(
        1e6 * cpu / result.latencies().length,
        result.perSecond(),
        result.millis(0.5),
        result.millis(0.99),
        result.failures());
  }

  /**
   * Loads a server until it has served enough requests for its compilers, and two consecutive
   * measurements were not better than the best one.
   */
  void warmUp(ServerProcess server, int connections, LongFunction<byte[]> requests) {
    double best = Double.MAX_VALUE;
    int unimproved = 0;
    double served = 0;
    for (int i = 0; i < maxWarmUps && (unimproved < 2 || served < WARM_UP_REQUESTS); i++) {
      Sample sample = sample(server, connections, requests);
      served += sample.perSecond() * seconds;
      double now = sample.cpuMicros();
      unimproved = now < SETTLED * best ? 0 : unimproved + 1;
      best = Math.min(best, now);
    }
  }

  /** Measures named servers in turn; each round has one sample of each server. */
  Map<String, List<Sample>> alternate(
      Map<String, ServerProcess> servers, int connections, LongFunction<byte[]> requests) {
    Map<String, List<Sample>> samples = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      servers.forEach(
          (name, server) ->
              samples
                  .computeIfAbsent(name, key -> new ArrayList<>())
                  .add(sample(server, connections, requests)));
    }
    return samples;
  }

  /** Returns the ratios of two figures in each round. */
  static Figure ratio(double[] of, double[] to) {
    double[] ratios = new double[of.length];
    Arrays.setAll(ratios, i -> of[i] / to[i]);
    Arrays.sort(ratios);
    return new Figure(ratios);
  }
}
