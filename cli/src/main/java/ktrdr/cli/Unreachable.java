package ktrdr.cli;

import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Why there was no answer, in a sentence with what can be done. */
record Unreachable(ProcessingException failure, URI uri) {

  String sentence() {
    if (isCausedBy(SocketTimeoutException.class)) {
      return "The server at "
          + uri
          + " does not answer in time; see what is wrong with: ktrdr doctor";
    }
    if (isCausedBy(UnknownHostException.class)) {
      return "No ktrdr server answers at "
          + uri
          + ": no host is called "
          + uri.getHost()
          + "; name another one with --server URL";
    }
    if (isCausedBy(SSLException.class)) {
      return "No safe connection to "
          + uri
          + ": it speaks no TLS, or Java does not trust its certificate";
    }
    if (isCausedBy(ConnectException.class) || isCausedBy(NoRouteToHostException.class)) {
      return "No ktrdr server answers at " + uri + "; start one with: ktrdr server start";
    }
    return "What answers at "
        + uri
        + " is no ktrdr server, or it broke off; name another one with --server URL";
  }

  private boolean isCausedBy(Class<? extends Exception> type) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }
}
