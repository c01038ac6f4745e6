/**
 * A trained model, where it comes from, and how both are saved. A loaded model gives the same
 * signals as before, bit for bit. Start reading at {@link TrainedModel}.
 */
package ktrdr.training.bundle;
