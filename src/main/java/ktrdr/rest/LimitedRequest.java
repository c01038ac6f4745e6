package ktrdr.rest;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;

/** A request whose body may not grow past a limit, also when its length was not declared. */
final class LimitedRequest extends HttpServletRequestWrapper {
  private final long most;

  LimitedRequest(HttpServletRequest request, long most) {
    super(request);
    this.most = most;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream body = super.getInputStream();
    return new ServletInputStream() {
      private long read;

      @Override
      public int read() throws IOException {
        int value = body.read();
        count(value < 0 ? 0 : 1);
        return value;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int n = body.read(bytes, offset, length);
        count(Math.max(n, 0));
        return n;
      }

      @Override
      public boolean isFinished() {
        return body.isFinished();
      }

      @Override
      public boolean isReady() {
        return body.isReady();
      }

      @Override
      public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
      }

      private void count(int n) {
        read += n;
        if (read > most) {
          throw new WebApplicationException(413);
        }
      }
    };
  }
}
