package io.cloudplans.organizationusers.server.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A format of the log, which goes to standard error. */
public enum LogFormat {
  JSON {
    @Override
    Encoder<ILoggingEvent> encoder() {
      return new JsonLines();
    }
  },
  TEXT {
    @Override
    Encoder<ILoggingEvent> encoder() {
      PatternLayoutEncoder encoder = new PatternLayoutEncoder();
      encoder.setPattern(
          "%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z', UTC} %-5level %msg %kvp{NONE} %mdc%n%ex");
      return encoder;
    }
  };

  abstract Encoder<ILoggingEvent> encoder();

  /** Applies this format, and sets the level of the server's own loggers. */
  public void apply(String level) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Encoder<ILoggingEvent> encoder = encoder();
    encoder.setContext(context);
    encoder.start();
    if (context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("STDERR")
        instanceof ConsoleAppender<ILoggingEvent> appender) {
      appender.stop();
      appender.setEncoder(encoder);
      appender.start();
    }
    context.getLogger("io.cloudplans").setLevel(Level.toLevel(level));
  }
}
