package io.cloudplans.organizationusers.portal;

import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.template.Configuration;
import freemarker.template.DefaultObjectWrapperBuilder;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The texts of the pages and the frame around them. What a text asks for must exist. */
final class Templates {
  private final Configuration configuration = new Configuration(Configuration.VERSION_2_3_34);

  Templates(Path pages, Path layout) throws IOException {
    configuration.setTemplateLoader(
        new MultiTemplateLoader(
            new TemplateLoader[] {
              new FileTemplateLoader(pages.toFile()), new FileTemplateLoader(layout.toFile())
            }));
    configuration.setObjectWrapper(
        new DefaultObjectWrapperBuilder(Configuration.VERSION_2_3_34).build());
    configuration.setDefaultEncoding("UTF-8");
    configuration.setLocale(Locale.ROOT);
    configuration.setNumberFormat("computer");
    configuration.setLogTemplateExceptions(false);
    configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
    configuration.addAutoInclude("macros.ftl");
  }

  /** Returns the text of a template; throws {@link IllegalStateException} for what it lacks. */
  String text(String template, Map<String, Object> model) throws IOException {
    StringWriter text = new StringWriter();
    try {
      configuration.getTemplate(template).process(model, text);
    } catch (TemplateException e) {
      Throwable cause = e.getCause();
      String fault = cause == null ? e.getMessage() : cause.getMessage();
      throw new IllegalStateException(template + ": " + fault, e);
    }
    return text.toString();
  }
}
