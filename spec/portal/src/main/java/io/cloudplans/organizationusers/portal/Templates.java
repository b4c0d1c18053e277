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

/** The templates of the pages and their layout. Every value that a template uses must exist. */
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

  /** Fills in a template; throws {@link IllegalStateException} for a missing value. */
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
