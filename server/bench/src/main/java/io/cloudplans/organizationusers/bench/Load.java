package io.cloudplans.organizationusers.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Sends requests over several connections; each connection waits for its response. */
final class Load {
  private Load() {}

  /**
   * The result of a load.
   *
   * @param latencies the latencies in nanoseconds, ascending
   * @param failures the number of requests without a 200
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Result(double seconds, long[] latencies, long failures) {
    double perSecond() {
      return latencies.length / seconds;
    }

    double millis(double quantile) {
      int index = (int) Math.min(latencies.length - 1, quantile * latencies.length);
      return latencies.length == 0 ? Double.NaN : latencies[index] / 1e6;
    }
  }

  /** A connection to a server. */
  static final class Connection implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /**
     * Whether the server closes the connection after the last response, as Tomcat sometimes does.
     */
    private boolean closed;

    Connection(int port) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(60_000);
      in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      out = socket.getOutputStream();
    }

    /** Sends a request, reads the response, and returns the length of its body. */
    long exchange(byte[] request) throws IOException {
      out.write(request);
      String status = line();
      long length = -1;
      closed = false;
      for (String line = line(); !line.isEmpty(); line = line()) {
        if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
          length = Long.parseLong(line.substring(15).strip());
        }
        closed |= line.equalsIgnoreCase("connection: close");
      }
      long read = length < 0 ? chunks() : skip(length);
      if (!status.startsWith("HTTP/1.1 200")) {
        throw new IOException("the response is " + status);
      }
      return read;
    }

    private long chunks() throws IOException {
      long all = 0;
      while (true) {
        long length = Long.parseLong(line(), 16);
        skip(length);
        line();
        if (length == 0) {
          return all;
        }
        all += length;
      }
    }

    private long skip(long length) throws IOException {
      in.skipNBytes(length);
      return length;
    }

    private String line() throws IOException {
      StringBuilder line = new StringBuilder(64);
      for (int next = in.read(); next != '\n'; next = in.read()) {
        if (next < 0) {
          throw new EOFException("the server closed the connection");
        }
        if (next != '\r') {
          line.append((char) next);
        }
      }
      return line.toString();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** Sends requests for some seconds. Each request has its own number, so all can differ. */
  static Result run(int port, int connections, double seconds, LongFunction<byte[]> requests) {
    List<Thread> threads = new ArrayList<>();
    List<long[]> latencies = new ArrayList<>();
    AtomicLong failures = new AtomicLong();
    AtomicBoolean end = new AtomicBoolean();
    long begun = System.nanoTime();
    for (int i = 0; i < connections; i++) {
      long first = i;
      Thread thread =
          new Thread(
              () -> {
                long[] own = send(port, end, first, connections, requests, failures);
                synchronized (latencies) {
                  latencies.add(own);
                }
              });
      thread.start();
      threads.add(thread);
    }
    try {
      Thread.sleep((long) (seconds * 1000));
      end.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    double taken = (System.nanoTime() - begun) / 1e9;
    long[] all = latencies.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    return new Result(taken, all, failures.get());
  }

  /** Sends requests over one connection, and opens another when a request fails. */
  private static long[] send(
      int port,
      AtomicBoolean end,
      long first,
      int step,
      LongFunction<byte[]> requests,
      AtomicLong failures) {
    long[] latencies = new long[1024];
    int sent = 0;
    long number = first;
    while (!end.get()) {
      try (Connection connection = new Connection(port)) {
        for (; !end.get() && !connection.closed; number += step) {
          byte[] request = requests.apply(number);
          long begun = System.nanoTime();
          connection.exchange(request);
          if (sent == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * sent);
          }
          latencies[sent++] = System.nanoTime() - begun;
        }
      } catch (IOException e) {
        failures.incrementAndGet();
        number += step;
      }
    }
    return Arrays.copyOf(latencies, sent);
  }

  /** Sends one request and returns the length of the response's body. */
  static long once(int port, byte[] request) {
    try (Connection connection = new Connection(port)) {
      return connection.exchange(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(String request) {
    return request.getBytes(ISO_8859_1);
  }
}
