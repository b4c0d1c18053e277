package io.cloudplans.organizationusers.server.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.pattern.ThrowableProxyConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.cloudplans.organizationusers.rules.value.UntrustedText;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/** Encodes each event as a flat JSON object on one line, with an ISO 8601 timestamp in UTC. */
public final class JsonLines extends EncoderBase<ILoggingEvent> {
  private static final JsonFactory JSON = new JsonFactory();
  private static final byte[] NOTHING = new byte[0];

  private final ThrowableProxyConverter stackTrace = new ThrowableProxyConverter();

  @Override
  public void start() {
    stackTrace.start();
    super.start();
  }

  @Override
  public byte[] headerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] footerBytes() {
    return NOTHING;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      write(event, json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("strings and numbers are always JSON", e);
    }
    return (UntrustedText.printable(line.toString()) + "\n").getBytes(UTF_8);
  }

  private void write(ILoggingEvent event, JsonGenerator json) throws IOException {
    json.writeStringField("time", Instant.ofEpochMilli(event.getTimeStamp()).toString());
    json.writeStringField("level", event.getLevel().toString());
    json.writeStringField("message", event.getFormattedMessage());
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        if (pair.value instanceof Number number) {
          json.writeFieldName(pair.key);
          json.writeNumber(number.toString());
        } else {
          json.writeStringField(pair.key, String.valueOf(pair.value));
        }
      }
    }
    for (Map.Entry<String, String> member : event.getMDCPropertyMap().entrySet()) {
      json.writeStringField(member.getKey(), member.getValue());
    }
    json.writeStringField("logger", event.getLoggerName());
    if (event.getThrowableProxy() != null) {
      json.writeStringField("exception", stackTrace.convert(event));
    }
  }
}
