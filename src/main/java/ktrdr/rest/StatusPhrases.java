package ktrdr.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Map;

/**
 * The phrases of status lines that Liberty does not know: it writes {@code 422 Undefined}. Servlets
 * have no way to set a phrase any more; Liberty's own response still has one.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class StatusPhrases extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final System.Logger LOG = System.getLogger(StatusPhrases.class.getName());
  private static final Map<Integer, String> PHRASES =
      Map.of(422, "Unprocessable Content", 429, "Too Many Requests");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Phrased(response));
  }

  private static final class Phrased extends HttpServletResponseWrapper {
    Phrased(HttpServletResponse response) {
      super(response);
    }

    @Override
    public void setStatus(int status) {
      super.setStatus(status);
      String phrase = PHRASES.get(status);
      if (phrase != null && !isCommitted()) {
        say(phrase);
      }
    }

    private void say(String phrase) {
      ServletResponse own = getResponse();
      while (own instanceof ServletResponseWrapper wrapper) {
        own = wrapper.getResponse();
      }
      try {
        own.getClass().getMethod("setReason", String.class).invoke(own, phrase);
      } catch (ReflectiveOperationException e) {
        LOG.log(Level.DEBUG, "no phrase for a status line", e);
      }
    }
  }
}
