/**
 * The network, its optimizer and its inference: everything that touches libtorch. A thread computes
 * alone and with fixed block sizes, so the same input gives the same bits. Start reading at {@link
 * Network}.
 */
package ktrdr.training.network;
