package ktrdr.rest.guard;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;

/**
 * Puts the guard in front of each web application of the server; Liberty calls this when one
 * starts.
 */
public final class EveryContext implements ServletContainerInitializer {

  @Override
  public void onStartup(Set<Class<?>> classes, ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter("ktrdr.guard", new GuardFilter(context.getContextPath()));
    filter.setAsyncSupported(true);
    // Before all other filters, so that a refused request is neither served nor counted.
    filter.addMappingForUrlPatterns(null, false, "/*");
  }
}
