<?php
/**
 * Prints the block.
 *
 * @package RecoveryCalculator
 *
 * @var array<string, mixed> $attributes Its attributes.
 */

defined( 'ABSPATH' ) || exit;

echo '<div ' . get_block_wrapper_attributes() . '>'; // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- WordPress escapes them.
rcv_print_planner( $attributes );
echo '</div>';
