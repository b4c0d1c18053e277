package io.cloudplans.organizationusers.client;

import io.cloudplans.organizationusers.client.error.CallInterruptedException;
import io.cloudplans.organizationusers.client.error.CallTimeoutException;
import io.cloudplans.organizationusers.client.error.NoAnswerException;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP client of one call. It bounds the whole exchange, because {@code HttpRequest.timeout}
 * ends with the headers, keeps the answer, and lets only successes reach the generated API.
 */
final class BoundedHttpClient extends ForwardingHttpClient {
  private final Duration timeout;
  private @Nullable Answer answer;

  BoundedHttpClient(Connection connection) {
    super(connection.http());
    this.timeout = connection.timeout();
  }

  Answer answer() {
    return Objects.requireNonNull(answer, "no answer yet");
  }

  @Override
  @SuppressWarnings("unchecked") // The generated API asks for an InputStream, always.
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) throws IOException {
    HttpResponse<byte[]> response = await(target().sendAsync(request, BodyHandlers.ofByteArray()));
    Answer whole = Answer.of(response);
    answer = whole;
    if (!whole.isSuccess() && whole.raw().status() != Answer.NOT_MODIFIED) {
      throw Problems.exception(whole);
    }
    return (HttpResponse<T>) new BufferedResponse(response, whole.raw().body());
  }

  private HttpResponse<byte[]> await(CompletableFuture<HttpResponse<byte[]>> response) {
    try {
      return response.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new CallTimeoutException("no whole answer within " + timeout, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } finally {
      response.cancel(true);
    }
  }

  private static NoAnswerException failure(@Nullable Throwable cause) {
    return cause instanceof HttpTimeoutException
        ? new CallTimeoutException("no connection in time", cause)
        : new NoAnswerException("no whole answer: " + cause, cause);
  }
}
