package io.cloudplans.organizationusers.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads statistics of a process from Linux. CPU time replaces the number of instructions, because
 * not every machine has performance counters.
 */
record ProcessStats(long pid) {
  private static final double TICKS_PER_SECOND = 100;

  /** Returns the CPU seconds of the process so far, without those of its compiler threads. */
  double cpuSeconds() {
    String stat = text(Path.of("/proc", "" + pid, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    double all = (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    return all - compilerSeconds();
  }

  private double compilerSeconds() {
    double sum = 0;
    try (Stream<Path> tasks = Files.list(Path.of("/proc", "" + pid, "task"))) {
      for (Path task : (Iterable<Path>) tasks::iterator) {
        String name = text(task.resolve("comm"));
        if (name.startsWith("C1 Comp") || name.startsWith("C2 Comp")) {
          sum += Long.parseLong(text(task.resolve("schedstat")).split(" ", -1)[0]) / 1e9;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sum;
  }

  /** Returns the resident memory in MiB. */
  double rssMiB() {
    return text(Path.of("/proc", "" + pid, "status"))
            .lines()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum()
        / 1024.0;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the machine's load average of the last minute. */
  static String load() {
    return text(Path.of("/proc/loadavg")).split(" ", -1)[0];
  }

  /** Describes the machine: processor, cores, kernel. */
  static String machine() {
    String model =
        text(Path.of("/proc/cpuinfo"))
            .lines()
            .filter(line -> line.startsWith("model name"))
            .map(line -> line.substring(line.indexOf(':') + 2))
            .findFirst()
            .orElse("unknown processor");
    List<String> kernel = List.of(text(Path.of("/proc/version")).split(" ", -1));
    return "%s, %s cores, Linux %s"
        .formatted(model, Runtime.getRuntime().availableProcessors(), kernel.get(2));
  }
}
