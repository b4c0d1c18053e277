package io.cloudplans.organizationusers.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Measures servers in turn (A B A B), after a warm-up of each until its figure stops falling. */
final class Rounds {
  private static final double SETTLED = 0.97;
  private static final int WARM = 100_000;

  private final int rounds;
  private final double seconds;
  private final int mostWarmUps;

  /**
   * Creates a plan.
   *
   * @param seconds the length of one measurement
   */
  Rounds(int rounds, double seconds, int mostWarmUps) {
    this.rounds = rounds;
    this.seconds = seconds;
    this.mostWarmUps = mostWarmUps;
  }

  int count() {
    return rounds;
  }

  double seconds() {
    return seconds;
  }

  /** One measurement of one server. */
  record Sample(double cpuMicros, double aSecond, double p50, double p99, long failures) {}

  /** The samples of a figure: their median, and the middle half around it. */
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

    /** Returns the median with the lowest and the highest sample. */
    String text(String format) {
      return (format + " (" + format + ".." + format + ")")
          .formatted(median(), ascending[0], ascending[ascending.length - 1]);
    }

    /** Returns the distance of the quartiles as a part of the median. */
    double spread() {
      return (quantile(0.75) - quantile(0.25)) / median();
    }
  }

  Sample sample(ServerProcess server, int connections, LongFunction<byte[]> requests) {
    double before = server.stats().cpuSeconds();
    Load.Seen seen = Load.run(server.port(), connections, seconds, requests);
    double cpu = server.stats().cpuSeconds() - before;
    return new Sample(
        1e6 * cpu / seen.latencies().length,
        seen.aSecond(),
        seen.millis(0.5),
        seen.millis(0.99),
        seen.failures());
  }

  /**
   * Loads a server until it has served as many requests as its compilers need, and two measurements
   * in a row were no better than the best before.
   */
  void warmUp(ServerProcess server, int connections, LongFunction<byte[]> requests) {
    double best = Double.MAX_VALUE;
    int idle = 0;
    double served = 0;
    for (int i = 0; i < mostWarmUps && (idle < 2 || served < WARM); i++) {
      Sample sample = sample(server, connections, requests);
      served += sample.aSecond() * seconds;
      double now = sample.cpuMicros();
      idle = now < SETTLED * best ? 0 : idle + 1;
      best = Math.min(best, now);
    }
  }

  /** Measures servers by their names, in turn; each round has one sample of each. */
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

  /** Returns the ratios of two figures, round by round. */
  static Figure ratio(double[] of, double[] to) {
    double[] ratios = new double[of.length];
    Arrays.setAll(ratios, i -> of[i] / to[i]);
    Arrays.sort(ratios);
    return new Figure(ratios);
  }
}
