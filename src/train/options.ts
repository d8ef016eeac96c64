import { Command } from 'commander';

export interface TrainOptions {
  readonly data: string;
  readonly own: string;
  readonly out: string;
  readonly heldOut?: string;
}

/** @param args as in process.argv, from the third on */
export function readTrainOptions(args: readonly string[]): TrainOptions {
  return new Command('npm run train --')
    .description('用带标注的数据重新训练模型 / Makes the model again from labelled data')
    .requiredOption('--data <dir>', '带标注数据的文件夹 / folder of labelled files')
    .option('--own <dir>', '自写的文本和补充标注 / texts of our own, and labels', 'training')
    .option(
      '--out <file>',
      '模型，说明卡写在旁边 / the model; its card is written beside it',
      'models/chat.model',
    )
    .option(
      '--held-out <file>',
      '另存只用训练部分学出的模型，供如实测量 / also keeps the model that has not seen the held-out rows',
    )
    .parse([...args], { from: 'user' })
    .opts<TrainOptions>();
}
