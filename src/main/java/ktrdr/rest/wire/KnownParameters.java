package ktrdr.rest.wire;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import ktrdr.rest.problems.MalformedRequest;

/**
 * Refuses unknown query parameters, so that none is accepted and ignored. A method lists the
 * parameters it reads with {@link QueryParameters}; any other is refused by name before anything is
 * done.
 */
@Provider
public class KnownParameters implements ContainerRequestFilter {
  @Context private ResourceInfo resource;

  @Override
  public void filter(ContainerRequestContext request) {
    UriInfo uri = request.getUriInfo();
    // PostgreSQL can't store this character.
    if (uri.getPath().indexOf('\0') >= 0) {
      throw new MalformedRequest("The address has the character U+0000");
    }
    // JAX-RS takes …/cancel/ for …/cancel, which cancels whatever is active.
    if (request.getMethod().equals("DELETE") && uri.getPath().endsWith("/")) {
      throw new MalformedRequest("The address ends with an empty id; was a variable not set?");
    }
    QueryParameters takes = resource.getResourceMethod().getAnnotation(QueryParameters.class);
    List<String> known = takes == null ? List.of() : List.of(takes.value());
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name)) {
                throw new MalformedRequest(name, "Unknown parameter " + name + "; " + words(known));
              }
              if (values.size() > 1) {
                throw new MalformedRequest(name, name + " is there " + values.size() + " times");
              }
              if (values.stream().anyMatch(value -> value.indexOf('\0') >= 0)) {
                throw new MalformedRequest(name, name + " has the character U+0000");
              }
            });
  }

  private static String words(List<String> known) {
    return known.isEmpty() ? "there is none here" : "known are " + String.join(", ", known);
  }
}
