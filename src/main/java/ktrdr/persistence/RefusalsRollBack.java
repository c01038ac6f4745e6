package ktrdr.persistence;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import ktrdr.work.Refusal;

/**
 * Runs inside the transaction: rolls it back for a refusal, which {@link RefusalsGoOn} rethrows
 * outside. Liberty treats every exception that leaves a transaction as a program fault and writes a
 * dump file for each.
 */
@Interceptor
@Transactional
@Priority(RefusalsRollBack.INSIDE)
public class RefusalsRollBack {
  /** Just inside the container's transaction interceptor, whose priority is 200. */
  static final int INSIDE = 201;

  /** Just outside the container's transaction interceptor. */
  static final int OUTSIDE = 199;

  static final String REFUSAL = "ktrdr.refusal";

  @Resource(lookup = "java:comp/TransactionSynchronizationRegistry")
  private TransactionSynchronizationRegistry transaction;

  @AroundInvoke
  Object invoke(InvocationContext call) throws Exception {
    try {
      return call.proceed();
    } catch (Refusal refusal) {
      transaction.setRollbackOnly();
      call.getContextData().put(REFUSAL, refusal);
      return null;
    }
  }
}
