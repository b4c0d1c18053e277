package io.cloudplans.organizationusers.jersey;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads and writes the generated models as JSON. The bodies of requests are already validated. */
final class JsonBodies implements MessageBodyReader<Object>, MessageBodyWriter<Object> {
  private static final String MODELS = "io.cloudplans.organizationusers.api.model";

  private final ObjectMapper mapper;

  JsonBodies(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public boolean isReadable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return type.getPackageName().equals(MODELS);
  }

  @Override
  public Object readFrom(
      Class<Object> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, String> headers,
      InputStream stream)
      throws IOException {
    return mapper.readValue(stream, type);
  }

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return type.getPackageName().equals(MODELS);
  }

  @Override
  public void writeTo(
      Object model,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream stream)
      throws IOException {
    stream.write(mapper.writeValueAsBytes(model));
  }
}
