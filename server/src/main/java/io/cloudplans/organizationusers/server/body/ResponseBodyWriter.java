package io.cloudplans.organizationusers.server.body;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Leaves a {@link ResponseBody} to the HTTP server, because Jersey would block until it is sent.
 */
public final class ResponseBodyWriter implements MessageBodyWriter<ResponseBody> {
  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return ResponseBody.class.isAssignableFrom(type);
  }

  @Override
  public void writeTo(
      ResponseBody body,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream stream) {}
}
