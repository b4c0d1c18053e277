package io.cloudplans.organizationusers.conformance.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cloudplans.organizationusers.conformance.http.TransportException.Kind;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** A connection to the server under test, with a deadline. */
public final class Connection implements AutoCloseable {
  /** A size that fits into any socket's buffer, so that writing it does not block. */
  private static final int SMALL = 1 << 15;

  private final Socket socket;
  private final ResponseReader responses;
  private final long deadline;

  private Connection(Socket socket, long deadline, int maxBytes) throws IOException {
    this.socket = socket;
    this.deadline = deadline;
    responses =
        new ResponseReader(
            new BufferedInputStream(new TimedInput(socket.getInputStream())), maxBytes);
  }

  /**
   * Opens a connection: through the target's proxy, if it has one, and with TLS for https.
   *
   * @throws TransportException if it cannot be opened
   */
  static Connection open(Target target, SSLSocketFactory tls, Limits limits) {
    long deadline = System.nanoTime() + limits.timeout().toNanos();
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      InetSocketAddress address =
          target.proxy() == null
              ? new InetSocketAddress(target.socketHost(), target.port())
              : proxy(target.proxy());
      socket.connect(address, millisUntil(deadline));
      if (target.proxy() != null) {
        tunnel(socket, target, deadline);
      }
      if (target.tls()) {
        socket = secured(socket, target, tls, deadline);
      }
      return new Connection(socket, deadline, limits.responseBytes());
    } catch (IOException e) {
      close(socket);
      throw new TransportException(
          Kind.UNREACHABLE, "no connection to " + target.authority() + ": " + reason(e));
    }
  }

  private static InetSocketAddress proxy(URI proxy) {
    return new InetSocketAddress(proxy.getHost(), proxy.getPort() < 0 ? 80 : proxy.getPort());
  }

  private static void tunnel(Socket socket, Target target, long deadline) throws IOException {
    String address = target.host() + ":" + target.port();
    socket
        .getOutputStream()
        .write(
            "CONNECT %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                .formatted(address, address, target.proxyAuthorization())
                .getBytes(US_ASCII));
    socket.setSoTimeout(millisUntil(deadline));
    // Unbuffered, so that no bytes of the server behind the proxy are read here.
    Response response = new ResponseReader(socket.getInputStream(), 1 << 16).read(true);
    if (response.status() != 200) {
      throw new IOException("the proxy responded with status " + response.status());
    }
  }

  private static Socket secured(Socket socket, Target target, SSLSocketFactory tls, long deadline)
      throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.createSocket(socket, target.socketHost(), target.port(), true);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"http/1.1"});
    secured.setSSLParameters(parameters);
    secured.setSoTimeout(millisUntil(deadline));
    secured.startHandshake();
    return secured;
  }

  /** Sends bytes. Ignores failures, because a server may respond before it has read everything. */
  public void send(byte[] bytes) {
    if (bytes.length <= SMALL) {
      write(bytes);
      return;
    }
    Thread writer = new Thread(() -> write(bytes), "conformance-writer");
    writer.setDaemon(true);
    writer.start();
  }

  private void write(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      // The response, or its absence, shows the failure.
    }
  }

  /**
   * Reads the next response.
   *
   * @param head whether the response has no body because its request is {@code HEAD}
   * @throws TransportException if no complete response arrives
   */
  public Response read(boolean head) {
    try {
      return responses.read(head);
    } catch (SocketTimeoutException e) {
      throw new TransportException(Kind.TIMEOUT, "no complete response in time");
    } catch (IOException e) {
      throw new TransportException(Kind.CLOSED, "the connection broke: " + reason(e));
    }
  }

  @Override
  public void close() {
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Nothing else can be done.
    }
  }

  private static String reason(IOException e) {
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static int millisUntil(long deadline) throws SocketTimeoutException {
    long millis = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
    if (millis <= 0) {
      throw new SocketTimeoutException("timed out");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  /**
   * Shortens the socket's timeout before each read, so that a slow trickle of bytes also meets the
   * deadline.
   */
  private final class TimedInput extends InputStream {
    private final InputStream in;

    TimedInput(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      socket.setSoTimeout(millisUntil(deadline));
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      socket.setSoTimeout(millisUntil(deadline));
      return in.read(bytes, offset, length);
    }
  }
}
