package io.cloudplans.organizationusers.client.internal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cloudplans.organizationusers.client.model.Role;
import io.cloudplans.organizationusers.client.model.State;

/**
 * The JSON mapper of the transport's models, which ignores unknown members and is strict about
 * types.
 */
public final class Json {
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .addMixIn(Role.class, Text.class)
          .addMixIn(State.class, Text.class)
          .build();

  private Json() {}

  /** A JSON string; a mix-in, so that the public types do not expose Jackson. */
  private record Text(String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    Text {}

    @Override
    @JsonValue
    public String value() {
      return value;
    }
  }
}
