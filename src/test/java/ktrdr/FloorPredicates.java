package ktrdr;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import java.util.Set;

/** What the floor plan's rules ask of a call. */
final class FloorPredicates {
  private FloorPredicates() {}

  static DescribedPredicate<JavaMethodCall> callsTo(Class<?> owner, String... names) {
    Set<String> forbidden = Set.of(names);
    return DescribedPredicate.describe(
        "a call to " + owner.getSimpleName() + "." + forbidden,
        call ->
            call.getTargetOwner().isEquivalentTo(owner)
                && forbidden.contains(call.getTarget().getName()));
  }
}
