/**
 * The network, its optimizer and its inference: everything that touches libtorch. Each computation
 * runs on one thread with fixed block sizes, so equal inputs give equal bits. Start reading at
 * {@link Network}.
 */
package ktrdr.training.network;
