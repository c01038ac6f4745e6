package ktrdr.rest.problems;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The error page for requests that never reached the API; it returns a problem too. */
@WebServlet("/problem")
public class ProblemPage extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int status = 404;
    String path = request.getRequestURI();
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
      path = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    }
    Problem.known(status, path).write(response, path);
  }
}
